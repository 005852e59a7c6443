package io.slipway.app.run;

import io.slipway.config.DataSettings;
import io.slipway.config.MarketSettings;
import io.slipway.config.Settings;
import io.slipway.config.spec.ReadSpec;
import io.slipway.data.DataFeeds;
import io.slipway.data.DataFiles;
import io.slipway.data.FoundStep;
import io.slipway.data.HashingThread;
import io.slipway.data.HashingThreads;
import io.slipway.data.TapeSpill;
import io.slipway.data.feed.FeedName;
import io.slipway.data.feed.FeedTiming;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.store.StoredTape;
import io.slipway.data.store.TapeStore;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.StreamRequest;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TieRule;
import io.slipway.text.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Market data of a command: files or a Kafka topic. */
public final class MarketSource {

    private static final int PROGRESS_EVERY = 1 << 16;

    /** Names of a label; more would make a line that nobody reads. */
    private static final int MOST_NAMES = 3;

    private final Settings settings;
    private final ReadSpec spec;
    private final TapeStore store;

    /**
     * The data that settings name, decoded anew.
     *
     * @throws ConfigException if they name none, or two
     */
    public MarketSource(Settings settings) {
        this(settings, TapeStore.none());
    }

    /** The data that settings name, kept in a store if they are in files. */
    public MarketSource(Settings settings, TapeStore store) {
        this.store = store;
        this.settings = settings;
        this.spec = ReadSpec.of(settings);
        boolean topic = KafkaCluster.isGiven(settings);
        if (!spec.inputs().isEmpty() && topic) {
            throw new ConfigException("--input and --topic: give one of them");
        }
        if (spec.inputs().isEmpty() && !topic) {
            throw new ConfigException("no market data: give --input FILE or --topic TOPIC");
        }
    }

    /** Reads all of it, and checks that orders can be sent to those who show quotes. */
    public MarketTape read() {
        return read(settings.find(DataSettings.RUN_ID));
    }

    /**
     * Reads all of it as {@link #read()} does.
     *
     * @param runId id of the stream if it is on a topic; empty for the newest
     */
    public MarketTape read(Optional<String> runId) {
        return accepted(spec.inputs().isEmpty() ? consume(runId) : read(spec.inputs(), spec.options(), store));
    }

    /**
     * A tape that was read from this source elsewhere, checked as {@link #read()} checks it.
     *
     * @throws MarketDataException if it has no quotes, or those who show them take no orders
     * @throws ConfigException if it is not the one that the settings name
     */
    public MarketTape accepted(MarketTape tape) {
        spec.check(tape.sha256());
        return checked(tape, settings);
    }

    /**
     * A tape in the order of ties that settings ask for, on which orders can be worked.
     *
     * @throws MarketDataException if it has no quotes, or those who show them take no orders
     */
    public static MarketTape checked(MarketTape tape, Settings settings) {
        requireQuotes(tape);
        if (!settings.get(DataSettings.CONSOLIDATED_AS_VENUE)) {
            Routability.check(tape);
        }
        return tape.with(settings.find(MarketSettings.TIES).orElse(TieRule.PRINTS_FIRST), TapeSpill.ofProcess());
    }

    /** Orders meet quotes; prints alone tell nothing about what could have been had. */
    private static void requireQuotes(MarketTape tape) {
        MarketEvent event = new MarketEvent();
        boolean hasTrades = false;
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            if (event.action().isBook()) {
                return;
            }
            hasTrades |= event.action().isPrint() && event.printKind().inVolume();
        }
        throw new MarketDataException("the data has "
                + (hasTrades ? "trades but no quotes" : "neither quotes nor trades")
                + ", so no order can be worked on it: rows=" + tape.size() + ", expected a file of quotes too"
                + (hasTrades ? " (inspect and curve read trades alone)" : ""));
    }

    /**
     * The data as they arrive: feeds of exchanges, standard input, or one file that grows.
     *
     * @throws ConfigException if there are several files
     */
    public MarketDataReader feed() {
        Duration idle = Duration.ofNanos(settings.get(DataSettings.IDLE_TIMEOUT));
        if (DataFeeds.areFeeds(spec.inputs())) {
            return DataFeeds.open(spec.inputs(), spec.options(), FeedTiming.usual(idle), Terminal::warn);
        }
        if (spec.inputs().size() > 1) {
            throw settings.fault(DataSettings.INPUT, "one file can be followed");
        }
        return DataFiles.follow(Path.of(spec.inputs().get(0)), idle, spec.options());
    }

    /** True if the data are on a topic. */
    public boolean isTopic() {
        return spec.inputs().isEmpty();
    }

    /** Name of the source in results. */
    public String label() {
        return spec.inputs().isEmpty() ? "kafka:" + KafkaCluster.topic(settings) : label(spec.inputs());
    }

    /**
     * The stream on the topic.
     *
     * @param runId its id; empty for the newest
     */
    public StreamRequest request(Optional<String> runId) {
        return new StreamRequest(
                KafkaCluster.topic(settings),
                settings.find(DataSettings.SYMBOL),
                runId,
                Duration.ofNanos(settings.get(DataSettings.IDLE_TIMEOUT)));
    }

    private MarketTape consume(Optional<String> runId) {
        try (Progress progress = new Progress("consuming");
                HashingThreads hashing = new HashingThreads()) {
            return new MarketDataConsumer(KafkaCluster.connection(settings), TapeSpill::ofProcess)
                    .digestingBy(hashing::digest)
                    .load(request(runId), new ProgressMonitor(progress));
        }
    }

    /** Several files, folders or patterns as results name them: the names of the first three. */
    public static String label(List<String> inputs) {
        if (DataFeeds.areFeeds(inputs)) {
            return "feed:"
                    + inputs.stream()
                            .map(input -> FeedName.parse(input).toString())
                            .collect(Collectors.joining("+"));
        }
        List<String> names = inputs.stream()
                .limit(MOST_NAMES)
                .map(input -> input.equals("-")
                        ? "standard input"
                        : String.valueOf(Path.of(input).getFileName()))
                .toList();
        return "file:" + String.join("+", names)
                + (inputs.size() > MOST_NAMES ? "+" + (inputs.size() - MOST_NAMES) + " more" : "");
    }

    /** Reads files or finds them in a store, and warns of what was left out. */
    public static MarketTape read(List<String> inputs, ReadOptions options, TapeStore store) {
        StoredTape found = find(inputs, options, store);
        ReadingWarnings.print(found);
        return found.tape();
    }

    /** Reads files or finds them in a store. */
    public static StoredTape find(List<String> inputs, ReadOptions options, TapeStore store) {
        return store.read(
                inputs, options, () -> FoundStep.read(inputs, options, step -> decode(DataFiles.open(inputs, step))));
    }

    /** The rows that were counted in data without any event; empty if there were none. */
    private static String setAside(IssueLog issues) {
        return issues.counts().entrySet().stream()
                .map(each -> "; " + each.getValue() + " " + each.getKey().meaning())
                .collect(Collectors.joining());
    }

    /** Reads all that a reader has, showing progress, and warns of what was left out. */
    public static MarketTape readAll(MarketDataReader reader) {
        StoredTape found = decode(reader);
        ReadingWarnings.print(found);
        return found.tape();
    }

    private static StoredTape decode(MarketDataReader reader) {
        try (reader;
                HashingThread hashing = new HashingThread();
                Progress progress = new Progress("reading")) {
            EventDigest digest = new EventDigest(reader.instrument(), hashing);
            MarketTape.Builder tape = new MarketTape.Builder(reader.instrument(), TapeSpill.ofProcess(), digest);
            MarketEvent event = new MarketEvent();
            while (reader.next(event)) {
                tape.add(event);
                if (tape.size() % PROGRESS_EVERY == 0) {
                    progress.update(tape.size(), 0);
                }
            }
            if (tape.size() == 0) {
                throw new MarketDataException(reader.place() + ": no market data: symbol="
                        + reader.instrument().symbol() + ", events=0" + setAside(reader.issues()));
            }
            IssueLog issues = reader.issues();
            return new StoredTape(
                    tape.issues(issues.counts()).absences(issues.absences()).build(), issues.examples());
        }
    }
}
