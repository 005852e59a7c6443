package io.slipway.kafka.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.SampleMarket;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.StreamSummary;
import io.slipway.kafka.TapeFeed;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.broker.EmbeddedBroker;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.market.RowSource;
import io.slipway.market.RowSource.Arrival;
import io.slipway.tape.MarketTape;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Followed sources that are interrupted, on a real broker. */
@Timeout(60)
class EndlessResumeTest {

    private static final long SECOND = 1_000_000_000L;
    private static final List<Integer> VENUES = List.of(1, 2, 3);
    private static final Duration SOON = Duration.ofMillis(300);

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

    /** Interrupted while it waits for a row. */
    private static final class Interrupted extends TapeFeed {

        private final long at;

        Interrupted(MarketTape tape, long at) {
            super(tape);
            this.at = at;
        }

        @Override
        protected void before(long row) throws InterruptedException {
            if (row == at) {
                throw new InterruptedException();
            }
        }
    }

    /** Silent before a row while the machine's time passes, and interrupted at a later one. */
    private static final class Silent extends TapeFeed {

        private final long silentAt;
        private final long interruptedAt;
        private final CountDownLatch goesOn = new CountDownLatch(1);
        private final AtomicLong machineNs = new AtomicLong();
        private volatile boolean silent;

        Silent(MarketTape tape, long silentAt, long interruptedAt) {
            super(tape);
            this.silentAt = silentAt;
            this.interruptedAt = interruptedAt;
        }

        long machineNs() {
            return silent ? machineNs.addAndGet(SECOND / 10) : machineNs.get();
        }

        @Override
        protected void before(long row) throws InterruptedException {
            if (row == silentAt) {
                silent = true;
                goesOn.await();
                silent = false;
            }
            if (row == interruptedAt) {
                throw new InterruptedException();
            }
        }
    }

    /** Gives a row whenever it is let. */
    private static final class Let extends TapeFeed {

        private final Semaphore rows = new Semaphore(0);

        Let(MarketTape tape) {
            super(tape);
        }

        @Override
        protected void before(long row) throws InterruptedException {
            rows.acquire();
        }
    }

    private static StreamSummary follow(TapeFeed feed, String topic, StreamMonitor monitor) {
        return follow(feed, topic, monitor, () -> 0);
    }

    private static StreamSummary follow(TapeFeed feed, String topic, StreamMonitor monitor, LongSupplier nanoTime) {
        try {
            return new MarketDataProducer(connection, StreamOptions.to(topic).resuming(), nanoTime)
                    .follow(feed, VENUES, new StreamLabel("e1", "feed"), monitor);
        } finally {
            boolean unused = Thread.interrupted();
        }
    }

    private static TopicReader reader(String topic, Duration idle) {
        new TopicPreparation(connection, StreamMonitor.NONE).prepare(topic, 1);
        return TopicReader.open(connection, StreamRequest.newestOf(topic).withIdleLimit(idle), StreamMonitor.NONE);
    }

    /** The rows that the topic has, until it is silent; the stream has no end marker. */
    private static long openRows(String topic) {
        MarketEvent event = new MarketEvent();
        long rows = 0;
        try (TopicReader reader = reader(topic, SOON)) {
            while (reader.next(event)) {
                rows++;
            }
            throw new AssertionError("the stream has an end marker: rows=" + rows);
        } catch (KafkaProblem e) {
            assertThat(e).hasMessageContaining("silent without a clock");
            return rows;
        }
    }

    private static String sha256(String topic) {
        try (TopicReader reader = reader(topic, Duration.ofSeconds(10))) {
            return MarketTape.readAll(reader).sha256();
        }
    }

    @Test
    void aFollowerThatIsInterruptedLeavesItsStreamOpenAndTheNextStartGoesOn() {
        MarketTape tape = SampleMarket.tape("AAPL", 41, 1500);
        for (long at : new long[] {1, 700, 700, 1500}) {
            StreamSummary summary = follow(new Interrupted(tape, at), "interrupted", StreamMonitor.NONE);
            assertThat(summary.complete()).isFalse();
            assertThat(summary.events()).isEqualTo(at);
            assertThat(openRows("interrupted")).isEqualTo(at);
        }
        StreamSummary last = follow(new TapeFeed(tape), "interrupted", StreamMonitor.NONE);
        assertThat(last.complete()).isTrue();
        assertThat(last.records()).as("the end marker alone was missing").isEqualTo(1);
        assertThat(sha256("interrupted")).isEqualTo(tape.sha256());
        StreamSummary again = follow(new TapeFeed(tape), "interrupted", StreamMonitor.NONE);
        assertThat(again.complete()).isTrue();
        assertThat(again.records()).isZero();
    }

    /** Ctrl-C ends the other process of a pipe too, and its end may be seen first. */
    @Test
    void aSourceThatEndsAsItsFollowerIsInterruptedLeavesTheStreamOpen() {
        MarketTape tape = SampleMarket.tape("AAPL", 42, 300);
        TapeFeed feed = new TapeFeed(tape);
        AtomicInteger asked = new AtomicInteger();
        StreamMonitor soon = new StreamMonitor() {

            @Override
            public boolean isCancelled() {
                return feed.given() == tape.size() && asked.incrementAndGet() > 3;
            }
        };
        assertThat(follow(feed, "pipe", soon).complete()).isFalse();
        assertThat(openRows("pipe")).isEqualTo(300);
    }

    @Test
    void rowsThatHaveTheTimeOfAClockHaveItAgain() {
        MarketTape tape = SampleMarket.tape("AAPL", 43, 1000);
        Silent feed = new Silent(tape, 100, 300);
        CompletableFuture<StreamSummary> before =
                CompletableFuture.supplyAsync(() -> follow(feed, "clock", StreamMonitor.NONE, feed::machineNs));
        MarketEvent event = new MarketEvent();
        try (TopicReader reader = reader("clock", Duration.ofSeconds(20))) {
            RowSource arrivals = reader.arrivals();
            for (int row = 0; row < 100; row++) {
                assertThat(arrivals.next(event)).isEqualTo(Arrival.ROW);
            }
            assertThat(arrivals.next(event)).isEqualTo(Arrival.CLOCK);
        }
        feed.goesOn.countDown();
        assertThat(before.join().events()).isEqualTo(300);
        StreamSummary after = follow(new TapeFeed(tape), "clock", StreamMonitor.NONE);
        assertThat(after.complete()).isTrue();
        assertThat(after.events()).isEqualTo(tape.size());
        int lifted = 0;
        long clockNs = Long.MIN_VALUE;
        try (TopicReader reader = reader("clock", Duration.ofSeconds(20))) {
            RowSource arrivals = reader.arrivals();
            for (int row = 0; row < tape.size(); row++) {
                while (arrivals.next(event) == Arrival.CLOCK) {
                    assertThat(row).isEqualTo(100);
                    clockNs = event.eventNs();
                }
                assertThat(event.eventNs()).isEqualTo(Math.max(clockNs, tape.eventNs(row)));
                lifted += event.eventNs() > tape.eventNs(row) ? 1 : 0;
            }
            assertThat(arrivals.next(event)).isEqualTo(Arrival.END);
        }
        assertThat(lifted).as("rows on both sides of the interruption").isGreaterThan(300);
    }

    @Test
    void aRowIsSentWhenNoneFollowsThoughNoTimePasses() throws Exception {
        MarketTape tape = SampleMarket.tape("AAPL", 44, 20);
        Let feed = new Let(tape);
        feed.rows.release(1);
        CompletableFuture<StreamSummary> producer =
                CompletableFuture.supplyAsync(() -> follow(feed, "quiet", StreamMonitor.NONE));
        MarketEvent event = new MarketEvent();
        try (TopicReader reader = reader("quiet", Duration.ofSeconds(20))) {
            for (int row = 0; row < tape.size(); row++) {
                assertThat(reader.next(event)).isTrue();
                assertThat(event.eventNs()).isEqualTo(tape.eventNs(row));
                feed.rows.release(1);
            }
        }
        assertThat(producer.get(20, TimeUnit.SECONDS).records())
                .as("a record for each row, and the markers")
                .isEqualTo(tape.size() + 2);
    }

    @Test
    void otherEventsOrAStreamOfTheOtherKindDoNotGoOn() {
        MarketTape tape = SampleMarket.tape("AAPL", 45, 500);
        follow(new Interrupted(tape, 400), "other", StreamMonitor.NONE);
        for (MarketTape other : List.of(SampleMarket.tape("AAPL", 46, 500), tape.between(0, 300))) {
            assertThatThrownBy(() -> follow(new TapeFeed(other), "other", StreamMonitor.NONE))
                    .isInstanceOf(MarketDataException.class)
                    .hasMessageContaining("the stream of this id has other events");
        }
        MarketDataProducer whole =
                new MarketDataProducer(connection, StreamOptions.to("other").resuming());
        assertThatThrownBy(() -> whole.stream(tape, new StreamLabel("e1", "test"), StreamMonitor.NONE))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("was begun with --follow");
        assertThat(openRows("other")).isEqualTo(400);
    }
}
