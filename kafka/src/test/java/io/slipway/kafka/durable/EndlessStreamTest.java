package io.slipway.kafka.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.SampleMarket;
import io.slipway.kafka.StreamFacts;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.StreamSummary;
import io.slipway.kafka.TapeFeed;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams that have no end, on a real broker. */
@Timeout(60)
class EndlessStreamTest {

    private static final long SECOND = 1_000_000_000L;
    private static final List<Integer> VENUES = List.of(1, 2, 3, 9);
    private static final int EVENTS = 6000;

    private static EmbeddedBroker broker;
    private static KafkaConnection connection;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
        connection = KafkaConnection.of(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** Gives the rows of a tape, waits at one until it is told to go on, and never ends of itself. */
    private static final class Feed extends TapeFeed {

        private final long pauseAt;
        private final CountDownLatch goesOn = new CountDownLatch(1);
        private final CountDownLatch ends = new CountDownLatch(1);
        private final AtomicLong machineNs = new AtomicLong();
        private volatile boolean silent;

        Feed(MarketTape tape, long pauseAt) {
            super(tape);
            this.pauseAt = pauseAt;
        }

        /** Time of the machine, of which each look takes a tenth of a second while the feed waits, and none else. */
        long machineNs() {
            return silent ? machineNs.addAndGet(SECOND / 10) : machineNs.get();
        }

        @Override
        protected void before(long row) throws InterruptedException {
            if (row == pauseAt) {
                silent = true;
                goesOn.await();
                silent = false;
            }
            if (row == tape.size()) {
                ends.await();
            }
        }
    }

    /** A stream during which no time passes, so that a machine that stands still makes no silence of it. */
    private static CompletableFuture<StreamSummary> follow(String topic, MarketDataReader feed, List<Integer> venues) {
        return follow(topic, feed, venues, () -> 0);
    }

    private static CompletableFuture<StreamSummary> follow(
            String topic, MarketDataReader feed, List<Integer> venues, LongSupplier nanoTime) {
        return CompletableFuture.supplyAsync(() -> new MarketDataProducer(connection, StreamOptions.to(topic), nanoTime)
                .follow(feed, venues, new StreamLabel("e1", "feed"), StreamMonitor.NONE));
    }

    private static StreamRequest request(String topic) {
        return StreamRequest.newestOf(topic).withIdleLimit(Duration.ofSeconds(10));
    }

    private static StreamFacts facts(String topic) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return new MarketDataConsumer(connection).survey(request(topic), StreamMonitor.NONE);
            } catch (KafkaProblem e) {
                if (attempt == 50) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static MarketTape stretch(StreamFacts facts, long fromNs, long toNs) {
        try (TopicReader reader =
                TopicReader.open(connection, facts.stream(), Duration.ofSeconds(10), StreamMonitor.NONE)) {
            return new StreamStretch(fromNs, toNs).read(reader, TapeStorage.heap());
        }
    }

    private static RunSpec spec(MarketTape tape, long endNs) {
        return RunSpec.of(new ParentOrder(Side.BUY, 9000, tape.firstEventNs() + SECOND / 2, endNs))
                .withSchedule(new ScheduleSettings(SECOND / 4, StandardCurve.US_EQUITY, 3, 1))
                .withStrategies(Stream.of("twap", "rest-then-cross")
                        .map(name -> Catalogue.installed().find(name).orElseThrow())
                        .toList());
    }

    private static List<StrategyResult> run(String id, StreamFacts facts, RunSpec spec, CrashPoint killedAt) {
        try (RunJournal journal = KafkaRunJournal.open(connection, id, StreamMonitor.NONE)) {
            DurableRun.Limits limits = new DurableRun.Limits(Duration.ofHours(1), 500, Duration.ofSeconds(10));
            int[] left = {2};
            return new DurableRun(connection, journal, limits, StreamMonitor.NONE, point -> {
                        if (point == killedAt && left[0]-- == 0) {
                            throw new FaultHarness.Killed();
                        }
                    })
                    .run(id, List.of(order(id, facts, spec, journal)))
                    .get(0);
        } catch (FaultHarness.Killed e) {
            return List.of();
        }
    }

    private static DurableOrder order(String id, StreamFacts facts, RunSpec spec, RunJournal journal) {
        Optional<SavedRun> saved =
                Optional.ofNullable(journal.newest(Set.of(id)).get(id));
        return new DurableOrder(id, "plan", facts, new Backtest(facts.universe(), spec), saved);
    }

    @Test
    void aRunOnIsThatOfItsRecordedStretchAlsoAfterAKill() throws Exception {
        MarketTape tape = SampleMarket.tape("AAPL", 7, EVENTS);
        Feed feed = new Feed(tape, EVENTS / 2);
        CompletableFuture<StreamSummary> producer = follow("on", feed, VENUES);
        long endNs = tape.lastEventNs() - SECOND;
        StreamFacts facts = facts("on").to(endNs);
        assertThat(facts.stream().endless()).isTrue();
        assertThat(facts.publishers()).isEqualTo(VENUES);
        RunSpec spec = spec(tape, endNs);
        assertThat(run("on", facts, spec, CrashPoint.COMMITTED)).isEmpty();
        feed.goesOn.countDown();
        List<StrategyResult> live = run("on", facts, spec, CrashPoint.RESTORED);
        MarketTape stretch = stretch(facts, Long.MIN_VALUE, endNs);
        assertThat(stretch.lastEventNs()).isGreaterThan(endNs);
        assertThat(stretch.size()).isLessThan(tape.size());
        assertThat(live).isEqualTo(new Backtest(stretch, spec).run());
        assertThat(live.get(0).fills()).hasSizeGreaterThan(5);
        feed.ends.countDown();
        assertThat(producer.get(10, TimeUnit.SECONDS).complete()).isTrue();
        assertThat(stretch(facts, Long.MIN_VALUE, Long.MAX_VALUE).sha256()).isEqualTo(tape.sha256());
    }

    @Test
    void inSilenceClocksComeAndAnOrderEnds() throws Exception {
        MarketTape tape = SampleMarket.tape("AAPL", 8, 300);
        Feed feed = new Feed(tape, 300);
        CompletableFuture<StreamSummary> producer = follow("silent", feed, VENUES, feed::machineNs);
        long endNs = tape.lastEventNs() + SECOND;
        StreamFacts facts = facts("silent").to(endNs);
        RunSpec spec = spec(tape, endNs);
        List<StrategyResult> live = run("silent", facts, spec, CrashPoint.RESTORED);
        assertThat(live).isEqualTo(new Backtest(tape, spec).run());
        try (TopicReader reader =
                TopicReader.open(connection, facts.stream(), Duration.ofSeconds(10), StreamMonitor.NONE)) {
            RowSource arrivals = reader.arrivals();
            MarketEvent event = new MarketEvent();
            for (int row = 0; row < 300; row++) {
                assertThat(arrivals.next(event)).isEqualTo(RowSource.Arrival.ROW);
            }
            assertThat(arrivals.next(event)).isEqualTo(RowSource.Arrival.CLOCK);
            assertThat(event.eventNs()).isGreaterThan(tape.lastEventNs());
        }
        feed.goesOn.countDown();
        feed.ends.countDown();
        producer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aStretchIsOfTheRowsBetweenItsTimes() throws Exception {
        MarketTape tape = SampleMarket.tape("AAPL", 9, 1000);
        Feed feed = new Feed(tape, -1);
        feed.ends.countDown();
        follow("stretch", feed, VENUES).get(10, TimeUnit.SECONDS);
        long fromNs = tape.firstEventNs() + SECOND / 10;
        MarketTape stretch = stretch(facts("stretch"), fromNs, fromNs + SECOND / 10);
        assertThat(stretch.firstEventNs()).isEqualTo(fromNs);
        assertThat(stretch.size()).isEqualTo(102);
        assertThatThrownBy(() -> stretch(facts("stretch"), tape.lastEventNs() + 1, Long.MAX_VALUE))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("the stretch has no rows");
    }

    @Test
    void aStreamWithoutAnEndIsNotReadWhole() throws Exception {
        MarketTape tape = SampleMarket.tape("AAPL", 10, 100);
        Feed feed = new Feed(tape, -1);
        CompletableFuture<StreamSummary> producer = follow("whole", feed, VENUES);
        facts("whole");
        assertThatThrownBy(() -> new MarketDataConsumer(connection).load(request("whole"), StreamMonitor.NONE))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("the stream has no end")
                .hasMessageContaining("record");
        feed.ends.countDown();
        producer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aVenueThatIsNotDeclaredStopsTheProducer() {
        MarketTape tape = SampleMarket.tape("AAPL", 11, 100);
        Optional<Throwable> failure = follow("venues", new Feed(tape, -1), List.of(1))
                .handle((summary, e) -> Optional.ofNullable(e))
                .join();
        assertThat(failure.orElseThrow()).hasMessageContaining("a venue that the stream does not declare");
    }
}
