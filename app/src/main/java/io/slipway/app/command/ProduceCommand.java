package io.slipway.app.command;

import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.Cleanups;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.KafkaCluster;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.Progress;
import io.slipway.app.run.ProgressMonitor;
import io.slipway.app.run.ReadingWarnings;
import io.slipway.app.run.RunIds;
import io.slipway.app.stream.FollowedInput;
import io.slipway.config.DataSettings;
import io.slipway.config.Settings;
import io.slipway.config.spec.ReadSpec;
import io.slipway.data.DataFeeds;
import io.slipway.data.DataFiles;
import io.slipway.data.HashingThread;
import io.slipway.data.source.DataSource;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.ReplaySpeed;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamSummary;
import io.slipway.kafka.wire.Encoding;
import io.slipway.market.MarketDataReader;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
        abbreviateSynopsis = true,
        description = "Streams a data file to a Kafka topic, at full speed or paced by its time stamps.",
        footer = {
            "",
            "Examples:",
            "  ./slipway produce --input examples/demo_mbp-1.csv \\",
            "    --bootstrap-servers localhost:9092",
            "  ./slipway produce --input examples/demo_mbp-1.csv --topic quotes \\",
            "    --speed 10x --encoding json",
            "  ./slipway produce --input quotes.csv --follow --topic quotes",
            "",
            "With --run-id, a new start goes on with a stream that was begun under this id and has not ended.",
            "So does one of --follow, unless it follows the feed of an exchange, whose past is gone."
        })
public final class ProduceCommand implements Callable<Integer> {

    private static final long FAREWELL_SECONDS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

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

    @Option(
            names = "--follow",
            description =
                    "a stream without an end: sends rows as a growing file or standard input gives them, and a clock in"
                            + " silence, until Ctrl-C")
    private boolean follow;

    @Option(
            names = "--venues",
            paramLabel = "MIC,MIC|ID,ID",
            description = "venues of a stream without an end; default: those that the file has already")
    private @Nullable String venues;

    @Option(
            names = "--broker-wait",
            paramLabel = "DURATION",
            description = "how long a broker that is away may take to come back before the stream is given up [15s]")
    private String brokerWait = "15s";

    @Override
    public Integer call() throws InterruptedException {
        Settings given = settings.toSettings();
        ReadSpec files = ReadSpec.of(given);
        if (files.inputs().isEmpty()) {
            throw new ConfigException("no market data: give --input FILE");
        }
        String topic = KafkaCluster.topic(given);
        boolean resumes =
                given.find(DataSettings.RUN_ID).isPresent() && !(follow && DataFeeds.areFeeds(files.inputs()));
        StreamOptions options = resumes ? options(topic).resuming() : options(topic);
        MarketDataProducer producer = new MarketDataProducer(KafkaCluster.connection(given), options);
        StreamLabel run = label(given, files);
        CountDownLatch ended = new CountDownLatch(1);
        try (Progress progress = new Progress("producing")) {
            ProgressMonitor monitor = new ProgressMonitor(progress);
            Thread producing = Thread.currentThread();
            Cleanups.register(() -> {
                monitor.cancel();
                if (follow && ended.getCount() > 0) {
                    // It may wait for a row.
                    producing.interrupt();
                }
                awaitQuietly(ended);
            });
            if (follow) {
                return follow(producer, files, run, monitor, topic);
            }
            MarketDataReader reader = DataFiles.open(files.inputs(), files.options());
            try (HashingThread hashing = new HashingThread()) {
                // Rows that come through a pipe at their own times are not to wait for others.
                boolean waits = options.speed().isPaced() && files.inputs().contains(DataSource.STANDARD_INPUT);
                MarketDataProducer hashed = producer.hashingBy(hashing);
                StreamSummary summary = (waits ? hashed : hashed.readingAhead()).stream(reader, run, monitor);
                ReadingWarnings.print(reader.issues());
                return report(summary, topic);
            }
        } finally {
            ended.countDown();
        }
    }

    private int follow(
            MarketDataProducer producer, ReadSpec files, StreamLabel run, ProgressMonitor monitor, String topic) {
        FollowedInput input = new FollowedInput(files, Optional.ofNullable(venues));
        List<Integer> publishers = input.publishers();
        StreamSummary summary = producer.follow(input.open(), publishers, run, monitor);
        return report(summary, topic);
    }

    private static StreamLabel label(Settings given, ReadSpec files) {
        try {
            return new StreamLabel(
                    given.find(DataSettings.RUN_ID).orElseGet(RunIds::next), MarketSource.label(files.inputs()));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--run-id: " + e.getMessage(), e);
        }
    }

    private StreamOptions options(String topic) {
        try {
            return StreamOptions.to(topic)
                    .withSpeed(ReplaySpeed.parse(speed))
                    .withEncoding(Encoding.parse(encoding))
                    .withBrokerWait(Duration.ofNanos(Units.parseDurationNs(brokerWait)));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }

    private int report(StreamSummary summary, String topic) {
        if (!summary.complete()) {
            System.err.printf(
                    "slipway: interrupted: run=%s, events=%d, no end marker written%n",
                    summary.runId(), summary.events());
            return follow ? ExitCode.DONE : ExitCode.INTERRUPTED;
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
                        speed.equals("max") ? "" : punctuality(summary.lateness()));
        return ExitCode.DONE;
    }

    private static String punctuality(StreamSummary.Lateness late) {
        return String.format(
                Locale.ROOT,
                ", behind schedule by at most %.2f ms (half of the events), %.2f ms (99 %%), %.2f ms (all)",
                late.medianNs() / NANOS_PER_MILLI,
                late.p99Ns() / NANOS_PER_MILLI,
                late.mostNs() / NANOS_PER_MILLI);
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
