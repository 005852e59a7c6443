package io.slipway.kafka.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.Latency;
import io.slipway.engine.Replay;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataConsumer.Recording;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.SampleMarket;
import io.slipway.kafka.StreamFacts;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.tape.MarketTape;
import io.slipway.tape.RowWindow;
import io.slipway.tca.order.VenueOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several orders in one pass of a stream, on a real broker; each is to equal its own backtest on the tape. */
class DurableOrdersTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int EVENTS = 6000;

    private static EmbeddedBroker broker;
    private static KafkaConnection connection;
    private static MarketTape tape;
    private static StreamFacts facts;
    private static Map<String, RunSpec> specs;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
        connection = KafkaConnection.of(broker.bootstrapServers());
        tape = withLateRows(SampleMarket.tape("AAPL", 21, EVENTS));
        new MarketDataProducer(connection, StreamOptions.to("orders").withEventsPerRecord(100))
                .stream(tape, new StreamLabel("r1", "sample"), StreamMonitor.NONE);
        facts = new MarketDataConsumer(connection).survey(StreamRequest.newestOf("orders"), StreamMonitor.NONE);
        specs = new LinkedHashMap<>();
        specs.put("early", spec(Side.BUY, 500, 1500));
        specs.put("whole", spec(Side.SELL, 200, 5900));
        specs.put("late", spec(Side.BUY, 3000, 7000).withLatency(Latency.constant(false, 40_000_000, 7_000_000, 0)));
        specs.put(
                "early with latency",
                spec(Side.SELL, 700, 1400).withLatency(Latency.constant(false, 300_000_000, 0, 0)));
        specs.put("filled at once", spec(Side.BUY, 1000, 5000, 10));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** The same rows, of which every 700th happened 2 s before those around it. */
    private static MarketTape withLateRows(MarketTape rows) {
        MarketTape.Builder late = new MarketTape.Builder(rows.instrument());
        MarketEvent event = new MarketEvent();
        for (long row = 0; row < rows.size(); row++) {
            rows.read(row, event);
            if (row % 700 == 699) {
                event.times(Math.max(rows.firstEventNs(), event.eventNs() - 2 * SECOND), event.recvNs());
            }
            late.add(event);
        }
        return late.build();
    }

    private static RunSpec spec(Side side, int fromMs, int toMs) {
        return spec(side, fromMs, toMs, 9000);
    }

    private static RunSpec spec(Side side, int fromMs, int toMs, long qty) {
        long firstNs = tape.firstEventNs();
        return RunSpec.of(new ParentOrder(side, qty, firstNs + fromMs * 1_000_000L, firstNs + toMs * 1_000_000L))
                .withSchedule(new ScheduleSettings(SECOND / 10, StandardCurve.US_EQUITY, 3, 1))
                .withStrategies(Stream.of("twap", "rest-then-cross")
                        .map(name -> Catalogue.installed().find(name).orElseThrow())
                        .toList());
    }

    private static Map<String, List<StrategyResult>> expected() {
        Map<String, List<StrategyResult>> expected = new LinkedHashMap<>();
        specs.forEach((id, spec) -> expected.put(id, new Backtest(tape, spec).run()));
        return expected;
    }

    private static Map<String, List<StrategyResult>> run(
            String name, DurableRun.Limits limits, Consumer<CrashPoint> points, LongSupplier nanoTime) {
        return run(connection, name, limits, points, nanoTime);
    }

    private static Map<String, List<StrategyResult>> run(
            KafkaConnection by,
            String name,
            DurableRun.Limits limits,
            Consumer<CrashPoint> points,
            LongSupplier nanoTime) {
        try (RunJournal journal = KafkaRunJournal.open(connection, name, StreamMonitor.NONE)) {
            Map<String, SavedRun> saved = journal.newest(Set.copyOf(
                    specs.keySet().stream().map(id -> name + "." + id).toList()));
            List<DurableOrder> orders = new ArrayList<>();
            specs.forEach((id, spec) -> orders.add(new DurableOrder(
                    name + "." + id,
                    "plan",
                    facts,
                    new Backtest(facts.universe(), spec),
                    Optional.ofNullable(saved.get(name + "." + id)))));
            List<List<StrategyResult>> results = new DurableRun(by, journal, limits, StreamMonitor.NONE, points)
                    .timedBy(nanoTime)
                    .run(name, orders);
            Map<String, List<StrategyResult>> byId = new LinkedHashMap<>();
            int index = 0;
            for (String id : specs.keySet()) {
                byId.put(id, results.get(index++));
            }
            return byId;
        }
    }

    private static DurableRun.Limits everyRows(long rows) {
        return new DurableRun.Limits(Duration.ofHours(1), rows, Duration.ofSeconds(20));
    }

    @Test
    void eachOrderOfAPassIsItsOwnBacktestAndEachRowIsReadOnce() {
        int[] steps = {0};
        Map<String, List<StrategyResult>> results =
                run("calm", everyRows(500), point -> steps[0] += point == CrashPoint.STEPPED ? 1 : 0, System::nanoTime);
        assertThat(results).isEqualTo(expected());
        assertThat(Objects.requireNonNull(results.get("whole")).get(0).fills()).hasSizeGreaterThan(5);
        // The end of the stream is a step too.
        assertThat(steps[0]).isEqualTo(EVENTS + 1);
    }

    @Tag("slow")
    @Test
    void killsChangeNoOrder() {
        Map<String, List<StrategyResult>> expected = expected();
        for (int seed = 0; seed < 4; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Optional<Map<String, List<StrategyResult>>> results = Optional.empty();
            int kills = 0;
            while (results.isEmpty()) {
                long[] left = {kills == 3 ? Long.MAX_VALUE : random.nextInt(3000)};
                try {
                    results = Optional.of(run(
                            "killed-" + seed,
                            everyRows(400),
                            point -> {
                                if (left[0]-- == 0) {
                                    throw new FaultHarness.Killed();
                                }
                            },
                            System::nanoTime));
                } catch (FaultHarness.Killed e) {
                    kills++;
                }
            }
            assertThat(kills).isEqualTo(3);
            assertThat(results.orElseThrow()).isEqualTo(expected);
        }
    }

    /** The whole stream is at hand, and results have the steps of child orders without a second run. */
    @Test
    void ordersOnARecordingHaveTheStepsOfTheirOwnBacktests() {
        Recording recording =
                new MarketDataConsumer(connection).record(StreamRequest.newestOf("orders"), StreamMonitor.NONE);
        assertThat(recording.facts()).isEqualTo(facts);
        assertThat(recording.tape().orElseThrow().sha256()).isEqualTo(tape.sha256());
        List<DurableOrder> orders = new ArrayList<>();
        specs.forEach((id, spec) -> orders.add(new DurableOrder(
                "steps." + id, "plan", facts, new Backtest(facts.universe(), spec), Optional.empty())));
        try (RunJournal journal = KafkaRunJournal.open(connection, "steps", StreamMonitor.NONE)) {
            List<List<StrategyResult>> results = new DurableRun(connection, journal, everyRows(500), StreamMonitor.NONE)
                    .on(recording)
                    .keepingSteps()
                    .run("steps", orders);
            assertThat(results)
                    .isEqualTo(specs.values().stream()
                            .map(spec -> new Backtest(tape, spec).runWithSteps())
                            .toList());
            for (SavedRun each :
                    journal.newest(Set.of("steps.early", "steps.whole")).values()) {
                assertThat(each.head().offset()).isGreaterThan(facts.begin().offset());
            }
        }
    }

    /** A stream at 100,000 rows a second of the machine's time, which never makes the run wait. */
    @Test
    void aSaturatedStreamIsCommittedByTime() {
        long[] rows = {0};
        List<Long> committedAt = new ArrayList<>();
        DurableRun.Limits limits = new DurableRun.Limits(Duration.ofMillis(10), Long.MAX_VALUE, Duration.ofSeconds(20));
        run(
                "saturated",
                limits,
                point -> {
                    rows[0] += point == CrashPoint.STEPPED ? 1 : 0;
                    if (point == CrashPoint.COMMITTED) {
                        committedAt.add(rows[0]);
                    }
                },
                () -> rows[0] * 10_000);
        assertThat(committedAt).hasSizeBetween(EVENTS / (1000 + DurableRun.BLOCK_ROWS), EVENTS / 1000 + 1);
        for (int i = 1; i < committedAt.size() - 1; i++) {
            assertThat(committedAt.get(i) - committedAt.get(i - 1)).isBetween(1000L, 1000L + DurableRun.BLOCK_ROWS);
        }
        assertThat(committedAt.get(committedAt.size() - 1)).isEqualTo(EVENTS + 1);
    }

    /** A stream at 1,000 rows a second, of which a record is there at a time: nobody waits a second for a child order. */
    @Test
    void childOrdersArePublishedAtOnceWhenNoRowWaits() {
        long[] rows = {0};
        List<Long> committedAt = new ArrayList<>();
        Map<String, List<StrategyResult>> results = run(
                new KafkaConnection(broker.bootstrapServers(), Map.of("max.poll.records", "1")),
                "at-once",
                new DurableRun.Limits(Duration.ofSeconds(1), Long.MAX_VALUE, Duration.ofSeconds(20)),
                point -> {
                    rows[0] += point == CrashPoint.STEPPED ? 1 : 0;
                    if (point == CrashPoint.COMMITTED) {
                        committedAt.add(rows[0]);
                    }
                },
                () -> rows[0] * 1_000_000);
        List<Long> waits = new ArrayList<>();
        for (VenueOrder sent :
                Objects.requireNonNull(results.get("whole")).get(0).orders()) {
            long row = (sent.sentNs() - tape.firstEventNs()) / 1_000_000;
            long at =
                    committedAt.stream().filter(each -> each > row).findFirst().orElseThrow();
            waits.add(at - row);
        }
        // A record has 100 rows, and a row is worked when the next one tells that its time has passed.
        assertThat(waits).hasSizeGreaterThan(20).allMatch(each -> each <= 102);
    }

    /** Rows after the end of an order are not kept, and one among them that is not later is worked. */
    @Test
    void anOrderThatHasEndedHoldsNoRows() {
        RunSpec spec = spec(Side.BUY, 500, 1500, 10_000_000);
        RowWindow[] window = new RowWindow[1];
        long[] next = {0};
        window[0] = new RowWindow("window", tape.publisherIds(), tape.namesOrders(), 0, event -> {
            if (next[0] == tape.size()) {
                return RowSource.Arrival.END;
            }
            tape.read(next[0]++, event);
            return RowSource.Arrival.ROW;
        });
        OrderRows rows = new OrderRows(window[0], 0, false, spec.order().endNs(), Long.MAX_VALUE);
        Replay replay = new Backtest(facts.universe(), spec).startOn(rows, spec.strategies());
        MarketEvent event = new MarketEvent();
        long most = 0;
        boolean working = true;
        for (long row = 0; working; row++) {
            if (window[0].has(row)) {
                window[0].read(row, event);
                rows.onRow(row, event.eventNs());
            } else {
                rows.onEnd();
            }
            while (working && rows.lets(replay)) {
                working = replay.step();
            }
            window[0].release(rows.neededBy(replay));
            most = Math.max(most, window[0].size());
        }
        assertThat(most).isZero();
        assertThat(replay.results()).isEqualTo(new Backtest(tape, spec).run());
        assertThat(next[0]).isEqualTo(tape.size());
    }
}
