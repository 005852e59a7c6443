package io.slipway.app.command;

import io.slipway.app.live.LiveDemo;
import io.slipway.app.live.PageOptions;
import io.slipway.app.metrics.MetricsOption;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.option.ThreadOptions;
import io.slipway.app.run.Cleanups;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.KafkaCluster;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.Progress;
import io.slipway.app.run.ProgressMonitor;
import io.slipway.app.run.RunIds;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Summaries;
import io.slipway.config.DataSettings;
import io.slipway.config.OrderSettings;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.config.spec.RunDirectoryWriter;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.engine.Rules;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.StreamSummary;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.publish.ResultKind;
import io.slipway.report.ReportWriter;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.text.ContrastText;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
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
        abbreviateSynopsis = true,
        description = {
            "Runs the whole pipeline: starts a Kafka broker in this process, streams the shipped example "
                    + "through it, searches parameters, and compares strategies in two profiles. Writes the results of "
                    + "the default profile to DIR and those of the trial profile to DIR/trial."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway demo",
            "  ./slipway demo --live",
            "  ./slipway demo --input quotes.csv --side sell --qty 2000 --out runs/mine"
        })
public final class DemoCommand implements Callable<Integer> {

    /** Some seconds into the example, when all its venues have shown a quote. */
    private static final String EXAMPLE_START = "2024-08-01T14:00:30Z";

    private static final Path EXAMPLE = Path.of("examples", "demo_mbp-1.csv");

    /** Label of the rules that the default ones are set beside: the demo is about these two. */
    private static final String EXERCISE = "trial";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--live",
            description =
                    "instead, work two orders on the shipped example as it is replayed, on a page that can change them")
    private boolean live;

    @Option(
            names = "--live-speed",
            paramLabel = "1x|10x",
            description = "speed of --live, a multiple of that of the recording [10x]")
    private String liveSpeed = "10x";

    @Mixin
    private final PageOptions page = new PageOptions();

    @Mixin
    private final MetricsOption metrics = new MetricsOption();

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final ThreadOptions threads = new ThreadOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Settings given = withStart(settings.toSettings());
        Path file = input(given);
        if (!live && (page.isUsed() || metrics.isUsed())) {
            throw new ConfigException("--page-host, --page-port, --page-token-file, --metrics-port: need --live");
        }
        if (live) {
            if (given.find(DataSettings.DEMO_INPUT).isPresent()) {
                throw new ConfigException("--live: shows the shipped example; for other data there is slipway live");
            }
            return LiveDemo.run(spec.commandLine().getOut(), file, output.out("demo-live"), liveSpeed, served());
        }
        Settings tuning = given.as(io.slipway.config.Command.TUNE).with(DataSettings.INPUT, file.toString());
        RunConfig ours = RunConfig.of(tuning).withSearchDefaults();
        RunConfig trial = RunConfig.of(tuning).under(Rules.parse(EXERCISE)).withSearchDefaults();
        Path out = output.out("demo");
        Path trialOut = out.resolve("trial");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.RUN, given)) {
            Path staging = publication.staging();
            MarketTape tape = throughKafka(given, file);
            String source = "kafka:" + KafkaCluster.DEFAULT_TOPIC + " (file:" + file.getFileName() + ")";
            say("Searching and comparing, in the default and the trial profile ...");
            Path trialStaging = staging.resolve("trial");
            both(() -> search(tape, ours, source, staging), () -> search(tape, trial, source, trialStaging));
            RunDirectory run = RunDirectory.read(staging);
            RunDirectory trialRun = RunDirectory.read(trialStaging);
            String contrast = ContrastText.of(run, trialRun);
            RunPipeline.writeText(staging.resolve("contrast.txt"), contrast);
            both(() -> ReportWriter.write(run, staging), () -> ReportWriter.write(trialRun, trialStaging));
            publication.publish();
            summarise(List.of(Summaries.text(run), Summaries.text(trialRun), contrast), out + " and " + trialOut);
        }
        return ExitCode.DONE;
    }

    private void search(MarketTape tape, RunConfig config, String source, Path out) {
        RunDirectoryWriter.write(out, RunPipeline.tune(tape, config, source, threads.count()));
    }

    /** Does both at the same time, or one after the other on one thread. Neither is left running if the other fails. */
    private void both(Runnable one, Runnable other) {
        Executor beside = threads.count() > 1 ? work -> new Thread(work, "demo").start() : Runnable::run;
        CompletableFuture<Void> second = CompletableFuture.runAsync(other, beside);
        try {
            one.run();
        } finally {
            second.exceptionally(failure -> null).join();
        }
        await(second);
    }

    /** The options of {@code live} for what --live serves. */
    private List<String> served() {
        List<String> words = new ArrayList<>(page.words());
        words.addAll(metrics.words());
        return words;
    }

    private static Settings withStart(Settings given) {
        boolean startsItself = given.find(DataSettings.DEMO_INPUT).isEmpty()
                && given.find(OrderSettings.START).isEmpty();
        return startsItself ? given.with(OrderSettings.START, EXAMPLE_START) : given;
    }

    private void summarise(List<String> texts, String written) {
        if (output.quiet()) {
            return;
        }
        PrintWriter terminal = spec.commandLine().getOut();
        texts.forEach(text -> {
            terminal.println();
            terminal.println(text);
        });
        terminal.println("Written to " + written);
        terminal.flush();
    }

    /** The file given, or the shipped example: by its path in the clone if that is where the command runs. */
    private static Path input(Settings given) {
        String root = System.getProperty("slipway.root");
        Path shipped =
                root == null || Files.exists(EXAMPLE) ? EXAMPLE : Path.of(root).resolve(EXAMPLE);
        Path file = given.find(DataSettings.DEMO_INPUT).orElse(shipped);
        if (!Files.exists(file) && file.equals(shipped)) {
            throw new ConfigException("the shipped example is not there: file=" + EXAMPLE);
        }
        return file;
    }

    /** Streams the file through an embedded broker and returns the received tape. */
    private MarketTape throughKafka(Settings given, Path file) {
        say("Starting a Kafka broker in this process ...");
        CompletableFuture<MarketTape> read = supply(() -> MarketSource.readAll(
                DataFiles.open(file, ReadOptions.all().withSymbol(given.find(DataSettings.SYMBOL)))));
        EmbeddedBroker broker = EmbeddedBroker.startTemporary();
        Cleanups.register(broker::close);
        KafkaConnection connection = KafkaConnection.of(broker.bootstrapServers());
        try (Progress progress = new Progress("streaming")) {
            ProgressMonitor monitor = new ProgressMonitor(progress);
            MarketTape tape = await(read);
            StreamLabel run = new StreamLabel(RunIds.next(), "file:" + file.getFileName());
            StreamOptions options = StreamOptions.to(KafkaCluster.DEFAULT_TOPIC);
            StreamSummary sent = new MarketDataProducer(connection, options).stream(tape, run, monitor);
            MarketTape received = new MarketDataConsumer(connection)
                    .load(StreamRequest.newestOf(KafkaCluster.DEFAULT_TOPIC).withRunId(run.id()), monitor);
            say(String.format(
                    "Streamed %s through topic %s: %,d events in %,d records, all of them received.",
                    file.getFileName(), KafkaCluster.DEFAULT_TOPIC, received.size(), sent.records()));
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
