package io.slipway.kafka.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.MarketDataConsumer;
import io.slipway.kafka.MarketDataProducer;
import io.slipway.kafka.SampleMarket;
import io.slipway.kafka.StreamLabel;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.StreamOptions;
import io.slipway.kafka.StreamRequest;
import io.slipway.kafka.StreamSummary;
import io.slipway.kafka.TapeFeed;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.tape.MarketTape;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Producers whose broker goes away and comes back on its log. */
@Timeout(120)
class ProducerResumeTest {

    private static final int EVENTS = 5000;

    private static RestartedBroker broker;

    @BeforeAll
    static void start() {
        broker = new RestartedBroker();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** The rows of a tape, with something done before one of them. */
    private static final class Disturbed extends TapeFeed {

        private final long at;
        private final Runnable fault;

        Disturbed(MarketTape tape, long at, Runnable fault) {
            super(tape);
            this.at = at;
            this.fault = fault;
        }

        @Override
        protected void before(long row) {
            if (row == at) {
                fault.run();
            }
        }
    }

    private static StreamSummary send(MarketDataReader rows, StreamOptions options, String id) {
        return new MarketDataProducer(broker.connection(), options)
                .stream(rows, new StreamLabel(id, "test"), StreamMonitor.NONE);
    }

    private static StreamSummary send(MarketTape tape, String topic, String id) {
        return new MarketDataProducer(broker.connection(), options(topic).resuming())
                .stream(tape, new StreamLabel(id, "test"), StreamMonitor.NONE);
    }

    private static StreamOptions options(String topic) {
        return StreamOptions.to(topic).withEventsPerRecord(50);
    }

    private static String sha256(String topic) {
        return new MarketDataConsumer(broker.connection())
                .load(StreamRequest.newestOf(topic), StreamMonitor.NONE)
                .sha256();
    }

    @Test
    void aBrokerThatComesBackInTimeLosesAndDoublesNothing() {
        MarketTape tape = SampleMarket.tape("AAPL", 31, EVENTS);
        StreamOptions patient = options("back").withBrokerWait(Duration.ofMinutes(1));
        StreamSummary summary = send(new Disturbed(tape, EVENTS / 2, () -> broker.beginRestart(1500)), patient, "r1");
        assertThat(summary.complete()).isTrue();
        assertThat(sha256("back")).isEqualTo(tape.sha256());
    }

    @Test
    void aStreamThatWasGivenUpGoesOnUnderItsId() {
        MarketTape tape = SampleMarket.tape("AAPL", 32, EVENTS);
        StreamOptions hasty = options("given-up").withBrokerWait(Duration.ofMillis(600));
        assertThatThrownBy(() -> send(new Disturbed(tape, 1777, () -> broker.beginRestart(2500)), hasty, "r1"))
                .isInstanceOf(KafkaProblem.class);
        broker.awaitRestart();
        StreamSummary rest = send(tape, "given-up", "r1");
        assertThat(rest.complete()).isTrue();
        assertThat(rest.events()).isEqualTo(EVENTS);
        assertThat(rest.records()).isLessThanOrEqualTo(EVENTS / 50 + 1);
        assertThat(sha256("given-up")).isEqualTo(tape.sha256());
    }

    /** The rows that were read last are not in a record yet when the process is killed, so they are sent by the next start. */
    @Test
    void aProducerThatWasKilledGoesOnAtTheFirstEventThatTheTopicLacks() {
        MarketTape tape = SampleMarket.tape("AAPL", 33, EVENTS);
        for (long at : new long[] {30, 1030, 3000, EVENTS}) {
            assertThatThrownBy(() -> send(
                            new Disturbed(tape, at, () -> {
                                throw new FaultHarness.Killed();
                            }),
                            options("killed").resuming(),
                            "r1"))
                    .isInstanceOf(FaultHarness.Killed.class);
        }
        StreamSummary rest = send(tape, "killed", "r1");
        // All events were sent before the last kill, so that the end marker alone was missing.
        assertThat(rest.records()).isEqualTo(1);
        assertThat(sha256("killed")).isEqualTo(tape.sha256());
        assertThat(send(tape, "killed", "r1").records()).isZero();
    }

    @Test
    void otherEventsDoNotGoOnWithAStream() {
        MarketTape tape = SampleMarket.tape("AAPL", 34, 500);
        assertThat(send(tape, "other", "r1").complete()).isTrue();
        for (MarketTape other : new MarketTape[] {SampleMarket.tape("AAPL", 35, 500), tape.between(0, 400)}) {
            assertThatThrownBy(() -> send(other, "other", "r1"))
                    .isInstanceOf(MarketDataException.class)
                    .hasMessageContaining("the stream of this id has other events");
        }
        assertThat(sha256("other")).isEqualTo(tape.sha256());
    }
}
