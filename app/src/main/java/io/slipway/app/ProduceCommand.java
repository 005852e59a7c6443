package io.slipway.app;

import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.ReplaySpeed;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamSummary;
import io.slipway.kafka.wire.Encoding;
import io.slipway.text.ConfigException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Market data to Kafka. */
@Command(
        name = "produce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Streams a data file to a Kafka topic, at full speed or paced by its time stamps.",
        footer = {
            "",
            "Examples:",
            "  ./slipway produce --input examples/demo_mbp-1.csv --bootstrap-servers localhost:9092",
            "  ./slipway produce --input examples/demo_mbp-1.csv --topic quotes --speed 10x --encoding json"
        })
final class ProduceCommand implements Callable<Integer> {

    private static final long FAREWELL_SECONDS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            parameterConsumer = FileWords.class,
            description = "market data: files, folders or patterns, merged in time order; - is standard input")
    private List<String> input = List.of();

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            description = "topic to write; made if it is not there [" + KafkaOptions.DEFAULT_TOPIC + "]")
    private String topic = KafkaOptions.DEFAULT_TOPIC;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--speed",
            paramLabel = "max|1x|10x",
            description = "max, or a multiple of the speed at which it was recorded [max]")
    private String speed = "max";

    @Option(
            names = "--encoding",
            paramLabel = "binary|json",
            description = "binary is compact; json can be read by people and other languages [binary]")
    private String encoding = "binary";

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "which instrument, where the file holds several")
    private @Nullable String symbol;

    @Option(names = "--run-id", paramLabel = "ID", description = "name of this run on the topic; default: made up")
    private @Nullable String runId;

    @Override
    public Integer call() throws InterruptedException {
        MarketDataProducer producer = new MarketDataProducer(kafka.connection(), options());
        StreamLabel run = label();
        CountDownLatch ended = new CountDownLatch(1);
        try (Progress progress = new Progress("producing")) {
            ProgressMonitor monitor = new ProgressMonitor(progress);
            Cleanups.register(() -> {
                monitor.cancel();
                awaitQuietly(ended);
            });
            ReadOptions options = reading.toOptions(Optional.ofNullable(symbol));
            return report(producer.stream(DataFiles.open(input, options), run, monitor));
        } finally {
            ended.countDown();
        }
    }

    private StreamLabel label() {
        try {
            return new StreamLabel(runId == null ? RunIds.next() : runId, ReadingOptions.label(input));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--run-id: blank or too long", e);
        }
    }

    private StreamOptions options() {
        try {
            return StreamOptions.to(topic).withSpeed(ReplaySpeed.parse(speed)).withEncoding(Encoding.parse(encoding));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    private int report(StreamSummary summary) {
        if (!summary.complete()) {
            System.err.printf(
                    "slipway: interrupted: run=%s, events=%d, no end marker written%n",
                    summary.runId(), summary.events());
            return ExitCode.INTERRUPTED;
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "Produced %,d events in %,d records to %s, run %s, in %.2f s (%,.0f events/s)%s%n",
                        summary.events(),
                        summary.records(),
                        topic,
                        summary.runId(),
                        summary.seconds(),
                        summary.events() / Math.max(summary.seconds(), 1e-9),
                        speed.equals("max")
                                ? ""
                                : String.format(", latest %.1f ms late", summary.maxLatenessNs() / NANOS_PER_MILLI));
        return ExitCode.DONE;
    }

    private static void awaitQuietly(CountDownLatch ended) {
        try {
            if (!ended.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("slipway: interrupted before the stream could be closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
