package io.slipway.app.live;

import io.slipway.app.stream.CommittedRecords;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.StreamBegin;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.durable.CrashPoint;
import io.slipway.kafka.durable.DurableRun;
import io.slipway.kafka.durable.KafkaJournal;
import io.slipway.kafka.durable.Output;
import io.slipway.kafka.durable.TopicReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import io.slipway.text.Units;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Live runs on one stream that are killed at points that a seed chooses, and compared with one that was never disturbed. */
final class LiveFaults {

    static final Origin ORIGIN = new Origin("1", "test");

    private static final long SECOND = 1_000_000_000L;
    private static final long COMMIT_ROWS = 150;
    private static final String PLAN = "plan";

    private final KafkaConnection connection;
    private final StreamBegin stream;
    private final MarketTape tape;
    private final List<LiveOrder> orders;
    private final Map<String, ConfiguredRun> expected;
    private int kills;
    private final List<LiveSnapshot.MarketSums> expectedMarkets;
    private List<LiveSnapshot.MarketSums> markets = List.of();

    /** A kill of the process, in place of one. */
    static final class Killed extends Error {

        @Serial
        private static final long serialVersionUID = 1L;

        Killed(CrashPoint point) {
            super("killed: point=" + point);
        }
    }

    /** Writes the stream, and runs its orders without a journal. */
    LiveFaults(KafkaConnection connection, String topic) {
        this(connection, topic, false);
    }

    /** The same with a stream without an end, in the middle of which nothing happens for some seconds, so that it has clocks. */
    static LiveFaults endless(KafkaConnection connection, String topic) {
        return new LiveFaults(connection, topic, true);
    }

    private LiveFaults(KafkaConnection connection, String topic, boolean endless) {
        this.connection = connection;
        tape = MarketTape.readAll(
                SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofMinutes(2))));
        StreamOptions options = StreamOptions.to(topic).withEventsPerRecord(16);
        StreamLabel label = new StreamLabel("s1", "sample");
        if (endless) {
            PausingFeed feed = new PausingFeed(tape, tape.size() / 2);
            new MarketDataProducer(connection, options, feed::machineNs)
                    .follow(feed, IntStream.of(tape.publisherIds()).boxed().toList(), label, StreamMonitor.NONE);
        } else {
            new MarketDataProducer(connection, options).stream(tape, label, StreamMonitor.NONE);
        }
        stream = new MarketDataConsumer(connection).newest(StreamRequest.newestOf(topic), StreamMonitor.NONE);
        orders = List.of(
                new LiveOrder("a", config("buy", 5, 60, "twap,rest-then-cross")),
                new LiveOrder("b", config("sell", 30, 100, "rest-then-cross")));
        expected = new LiveRun(command(), orders, reader(point -> {}), TapeStorage::heap, OrderInbox.EMPTY, this::shown)
                .run(ORIGIN);
        expectedMarkets = markets;
    }

    private void shown(LiveSnapshot snapshot) {
        markets = snapshot.orders().stream().map(LiveSnapshot.Order::market).toList();
    }

    private RunConfig config(String side, int fromSecond, int toSecond, String strategies) {
        Map<String, String> texts =
                new HashMap<>(Map.of("qty", "3000", "slice", "5s", "side", side, "strategies", strategies));
        texts.put("start", at(fromSecond));
        texts.put("end", at(toSecond));
        return RunConfig.of(Settings.parse(Command.BACKTEST, texts));
    }

    private RunConfig command() {
        return config("buy", 5, 100, "twap");
    }

    /** A time of the stream. */
    String at(int second) {
        return Units.formatTime(tape.firstEventNs() + second * SECOND);
    }

    /** The clocks of the stream, in nanoseconds since 1970 UTC. */
    List<Long> clocks() {
        List<Long> clocks = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        try (TopicReader reader = reader(point -> {})) {
            RowSource arrivals = reader.arrivals();
            for (RowSource.Arrival each = arrivals.next(event);
                    each != RowSource.Arrival.END;
                    each = arrivals.next(event)) {
                if (each == RowSource.Arrival.CLOCK) {
                    clocks.add(event.eventNs());
                }
            }
        }
        return clocks;
    }

    /** Id of the stream. */
    String streamId() {
        return stream.runId();
    }

    /** Symbol of the stream. */
    String symbol() {
        return stream.symbol();
    }

    /** Number of kills so far. */
    int kills() {
        return kills;
    }

    /** The results without a kill. */
    Map<String, ConfiguredRun> expected() {
        return expected;
    }

    private TopicReader reader(Consumer<CrashPoint> points) {
        return TopicReader.open(connection, stream, Duration.ofSeconds(20), StreamMonitor.NONE, points);
    }

    /** One start of a run. */
    record Start(
            String id,
            Consumer<CrashPoint> points,
            UnaryOperator<LiveKeeper.Journal> planted,
            Function<Optional<SavedLive>, OrderInbox> inbox) {

        /** A sound one without wishes. */
        static Start of(String id, Consumer<CrashPoint> points) {
            return new Start(id, points, UnaryOperator.identity(), saved -> OrderInbox.EMPTY);
        }
    }

    /** Starts a run until it ends or is killed; its results if it ends. */
    Optional<Map<String, ConfiguredRun>> start(Start start) {
        LiveKeeper.Identity identity = new LiveKeeper.Identity(start.id(), stream.instrument(), PLAN);
        DurableRun.Limits limits = new DurableRun.Limits(Duration.ofHours(1), COMMIT_ROWS, Duration.ofSeconds(20));
        try (LiveKeeper.Journal journal = start.planted()
                        .apply(LiveKeeper.Journal.of(
                                KafkaJournal.open(connection, identity.key(), StreamMonitor.NONE)));
                TopicReader reader = reader(start.points())) {
            LiveKeeper keeper = new LiveKeeper(journal, identity, limits, start.points());
            OrderInbox inbox = start.inbox().apply(keeper.saved());
            return Optional.of(new LiveRun(command(), orders, reader, TapeStorage::heap, inbox, this::shown)
                    .keptBy(keeper)
                    .run(ORIGIN));
        } catch (Killed e) {
            kills++;
            return Optional.empty();
        }
    }

    /** Kills a run up to three times, lets it end, and names the first difference; empty if there is none. */
    Optional<String> fault(int seed, UnaryOperator<LiveKeeper.Journal> planted) {
        SplittableRandom random = new SplittableRandom(seed);
        String id = stream.place().topic() + "-" + seed;
        try {
            Optional<Map<String, ConfiguredRun>> results = Optional.empty();
            for (int start = 0; results.isEmpty(); start++) {
                Consumer<CrashPoint> points = start < 3 ? killer(random) : point -> {};
                results = start(new Start(id, points, planted, saved -> OrderInbox.EMPTY));
            }
            if (!markets.equals(expectedMarkets)) {
                return Optional.of("sums of the market: " + markets + ", expected " + expectedMarkets);
            }
            return difference(id, expected, results.orElseThrow());
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    private Consumer<CrashPoint> killer(SplittableRandom random) {
        CrashPoint[] all = CrashPoint.values();
        CrashPoint at = all[random.nextInt(all.length)];
        long[] left = {
            at == CrashPoint.STEPPED || at == CrashPoint.STEPPING
                    ? random.nextLong(tape.size())
                    : random.nextInt(
                            at == CrashPoint.RESTORING || at == CrashPoint.RESTORED || at == CrashPoint.POLLED ? 1 : 8)
        };
        return point -> {
            if (point == at && left[0]-- == 0) {
                throw new Killed(point);
            }
        };
    }

    /** The first difference between a run that has ended and what is expected of it, its outputs included. */
    Optional<String> difference(String id, Map<String, ConfiguredRun> wanted, Map<String, ConfiguredRun> results) {
        if (!results.keySet().equals(wanted.keySet())) {
            return Optional.of("other orders: id=" + id + ", there=" + results.keySet());
        }
        List<String> fills = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        for (Map.Entry<String, ConfiguredRun> each : wanted.entrySet()) {
            ConfiguredRun found = results.get(each.getKey());
            if (found == null
                    || !found.result()
                            .strategies()
                            .equals(each.getValue().result().strategies())) {
                return Optional.of("other results: id=" + id + ", order=" + each.getKey());
            }
            for (StrategyResult result : each.getValue().result().strategies()) {
                String name = id + "." + each.getKey() + " " + result.name() + " ";
                for (int i = 0; i < result.fills().size(); i++) {
                    fills.add(name + i + " " + result.fills().get(i).timeNs());
                }
                for (int i = 0; i < result.orders().size(); i++) {
                    sent.add(name + i + " " + result.orders().get(i).sentNs());
                }
            }
        }
        return difference(id, Output.FILLS, "fill", fills).or(() -> difference(id, Output.ORDERS, "order", sent));
    }

    private Optional<String> difference(String id, String topic, String number, List<String> wanted) {
        List<String> found = values(id, topic, number);
        return sorted(found).equals(sorted(wanted))
                ? Optional.empty()
                : Optional.of("other records: topic=" + topic + ", id=" + id + ", there=" + found.size() + ", expected="
                        + wanted.size());
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private List<String> values(String id, String topic, String number) {
        List<String> lines = new ArrayList<>();
        for (String value : committed(topic)) {
            if (text(value, "run").startsWith(id + ".")) {
                lines.add(text(value, "run") + " " + text(value, "strategy") + " " + text(value, number) + " "
                        + text(value, "time_ns"));
            }
        }
        return lines;
    }

    /** The committed values of a topic. */
    List<String> committed(String topic) {
        return CommittedRecords.values(connection, topic);
    }

    /** A field of flat JSON. */
    static String text(String json, String field) {
        return json.replaceFirst(".*\"" + field + "\":\"?([^\",}]*).*", "$1");
    }

    /** The offset at which a start goes on with the wishes. */
    static OptionalLong wishes(Optional<SavedLive> saved) {
        return saved.map(each -> OptionalLong.of(each.head().wishes())).orElse(OptionalLong.empty());
    }
}
