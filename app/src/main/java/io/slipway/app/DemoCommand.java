package io.slipway.app;

import io.slipway.config.ConfigKey;
import io.slipway.config.RunConfig;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.StreamSummary;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.publish.ResultKind;
import io.slipway.result.RunResult;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole pipeline on the shipped example. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the whole pipeline: starts a Kafka broker in this process, streams the shipped example "
                    + "through it, searches parameters, compares strategies by the product's rules and by the "
                    + "trial's, and writes DIR with the results of the first and DIR/trial with those of the second."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway demo",
            "  ./slipway demo --input quotes.csv --side sell --qty 2000 --out runs/mine"
        })
final class DemoCommand implements Callable<Integer> {

    /** Some seconds into the example, when all its venues have shown a quote. */
    private static final String EXAMPLE_START = "2024-08-01T14:00:30Z";

    private static final Path EXAMPLE = Path.of("examples", "demo_mbp-1.csv");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            description = "data file to stream; default: the shipped example")
    private @Nullable Path input;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        RunConfig given = config();
        if (!given.text(ConfigKey.PROFILE).equals(ConfigKey.PROFILE.defaultText())) {
            throw new ConfigException("--profile: the demo runs both profiles");
        }
        RunConfig ours = given.withSearchDefaults();
        RunConfig trial = given.forTrial().withSearchDefaults();
        Path out = output.out("demo");
        Path trialOut = out.resolve("trial");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.RUN)) {
            Path staging = publication.staging();
            MarketTape tape = throughKafka(given);
            String source = "kafka:" + KafkaOptions.DEFAULT_TOPIC + " (file:" + input().getFileName() + ")";
            say("Searching and comparing, by our rules and by the trial's ...");
            RunResult run = RunPipeline.tune(tape, ours, output.threads());
            RunResult trialRun = RunPipeline.tune(tape, trial, output.threads());
            String contrast = ProfileContrast.text(run, trialRun);
            RunPipeline.writeText(staging.resolve("contrast.txt"), contrast);
            CompletableFuture<Void> written =
                    CompletableFuture.runAsync(() -> RunPipeline.write(staging, run, ours, source));
            RunPipeline.write(staging.resolve("trial"), trialRun, trial, source);
            await(written);
            publication.publish();
            summarise(out, trialOut, contrast);
        }
        return ExitCode.DONE;
    }

    private RunConfig config() {
        RunConfig given = settings.toConfig();
        boolean startsItself = input == null && given.text(ConfigKey.START).isEmpty();
        return startsItself ? given.with(ConfigKey.START, EXAMPLE_START) : given;
    }

    private void summarise(Path out, Path trialOut, String contrast) {
        if (output.quiet()) {
            return;
        }
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println();
        terminal.println(Summaries.text(out));
        terminal.println();
        terminal.println(Summaries.text(trialOut));
        terminal.println();
        terminal.println(contrast);
        terminal.println("Written to " + out + " and " + trialOut);
        terminal.flush();
    }

    private Path input() {
        if (input != null) {
            return input;
        }
        String root = System.getProperty("slipway.root");
        Path shipped = root == null ? EXAMPLE : Path.of(root).resolve(EXAMPLE);
        if (!Files.exists(shipped)) {
            throw new ConfigException("the shipped example is not there: file=" + EXAMPLE);
        }
        return shipped;
    }

    /** Streams the file through an embedded broker and returns the received tape. */
    private MarketTape throughKafka(RunConfig config) {
        Path file = input();
        say("Starting a Kafka broker in this process ...");
        CompletableFuture<MarketTape> read = supply(() ->
                SourceOptions.readAll(DataFiles.open(file, ReadOptions.all().withSymbol(config.symbol()))));
        EmbeddedBroker broker = EmbeddedBroker.startTemporary();
        Cleanups.register(broker::close);
        KafkaConnection connection = KafkaConnection.of(broker.bootstrapServers());
        try (Progress progress = new Progress("streaming")) {
            ProgressMonitor monitor = new ProgressMonitor(progress);
            MarketTape tape = await(read);
            StreamLabel run = new StreamLabel(RunIds.next(), "file:" + file.getFileName());
            StreamOptions options = StreamOptions.to(KafkaOptions.DEFAULT_TOPIC);
            StreamSummary sent = new MarketDataProducer(connection, options).stream(tape, run, monitor);
            MarketTape received = new MarketDataConsumer(connection)
                    .load(StreamRequest.newestOf(KafkaOptions.DEFAULT_TOPIC).withRunId(run.id()), monitor);
            say(String.format(
                    "Streamed %s through topic %s: %,d events in %,d records, all of them received.",
                    file.getFileName(), KafkaOptions.DEFAULT_TOPIC, received.size(), sent.records()));
            return received;
        } finally {
            new Thread(broker::close, "broker-close").start();
        }
    }

    private void say(String sentence) {
        if (!output.quiet()) {
            spec.commandLine().getOut().println(sentence);
            spec.commandLine().getOut().flush();
        }
    }

    private static <T> CompletableFuture<T> supply(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work);
    }

    private static <T> T await(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
