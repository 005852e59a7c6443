package io.slipway.app;

import io.slipway.config.RunConfig;
import io.slipway.data.DataFiles;
import io.slipway.data.TapeSpill;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.StreamRequest;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the source of market data: files or a Kafka topic. */
final class SourceOptions {

    private static final int PROGRESS_EVERY = 1 << 16;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            arity = "1..*",
            parameterConsumer = FileWords.class,
            description = "market data: files, folders or patterns such as data/*.csv.zst, merged in time order; - is"
                    + " standard input")
    private @Nullable List<String> input;

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            description = "Kafka topic to read instead of a file [" + KafkaOptions.DEFAULT_TOPIC + "]")
    private @Nullable String topic;

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description = "run of the producer to read from the topic; default: the newest")
    private @Nullable String runId;

    @Option(
            names = "--idle-timeout",
            paramLabel = "DURATION",
            description = "how long to wait for more of a stream that has not ended [30s]")
    private String idleTimeout = "30s";

    @Option(
            names = "--consolidated-as-venue",
            description = "take a feed that shows the best of several venues for one venue")
    private boolean consolidatedAsVenue;

    /** Reads all of it. */
    MarketTape read(RunConfig config) {
        MarketTape tape = readTape(config);
        if (!consolidatedAsVenue) {
            Routability.check(tape);
        }
        return tape;
    }

    private MarketTape readTape(RunConfig config) {
        if (input != null && (topic != null || kafka.isGiven())) {
            throw new ConfigException("--input and --topic: give one of them");
        }
        if (input != null) {
            return readAll(DataFiles.open(input, reading.toOptions(config.symbol())));
        }
        if (topic == null && !kafka.isGiven()) {
            throw new ConfigException("no market data: give --input FILE or --topic TOPIC");
        }
        return consume(config);
    }

    /** The source as results name it. */
    String label() {
        return input != null ? ReadingOptions.label(input) : "kafka:" + topicName();
    }

    private String topicName() {
        return topic == null ? KafkaOptions.DEFAULT_TOPIC : topic;
    }

    private MarketTape consume(RunConfig config) {
        try (Progress progress = new Progress("consuming")) {
            StreamRequest request =
                    new StreamRequest(topicName(), config.symbol(), Optional.ofNullable(runId), idleLimit());
            return new MarketDataConsumer(kafka.connection(), TapeSpill::ofProcess)
                    .load(request, new ProgressMonitor(progress));
        }
    }

    private Duration idleLimit() {
        return Duration.ofNanos(Flags.value("--idle-timeout", idleTimeout, Units::parseDurationNs));
    }

    /** Reads a file to its end, showing progress, and warns of what was left out. */
    static MarketTape readAll(MarketDataReader reader) {
        return readAll(reader, true);
    }

    static MarketTape readAll(MarketDataReader reader, boolean warns) {
        try (reader;
                Progress progress = new Progress("reading")) {
            MarketTape.Builder tape = new MarketTape.Builder(reader.instrument(), TapeSpill.ofProcess());
            MarketEvent event = new MarketEvent();
            while (reader.next(event)) {
                tape.add(event);
                if (tape.size() % PROGRESS_EVERY == 0) {
                    progress.update(tape.size(), 0);
                }
            }
            if (warns) {
                ReadingWarnings.print(reader.issues());
            }
            return tape.issues(reader.issues().counts()).build();
        }
    }
}
