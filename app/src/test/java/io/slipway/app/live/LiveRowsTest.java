package io.slipway.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.kafka.StreamBegin;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.wire.Encoding;
import io.slipway.kafka.wire.RecordPlace;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows of a run that goes on after a kill, while those before the kill are recorded again by another thread. */
@Timeout(30)
final class LiveRowsTest {

    private static final MarketTape TAPE =
            MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofSeconds(20))));
    private static final long FROM = TAPE.size() / 2;

    /** The first rows of the tape, once they may be read. */
    private record Rows(long count, CountDownLatch open, AtomicLong given) implements MarketDataReader {

        @Override
        public Instrument instrument() {
            return TAPE.instrument();
        }

        @Override
        public boolean next(MarketEvent event) {
            try {
                if (!open.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("never opened");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (given.get() == count) {
                return false;
            }
            TAPE.read(given.getAndIncrement(), event);
            return true;
        }

        @Override
        public String place() {
            return "rows:" + given;
        }

        @Override
        public IssueLog issues() {
            return new IssueLog(1);
        }

        @Override
        public void close() {}
    }

    private static LiveRows resumed(Function<StreamMonitor, MarketDataReader> past) {
        LiveRows rows = new LiveRows(TAPE.instrument(), TapeStorage::heap);
        StreamBegin stream =
                new StreamBegin(new RecordPlace("t", 0, 7), "s", TAPE.instrument(), Encoding.BINARY, false);
        rows.resume(
                new SavedLive.Place(
                        stream,
                        9,
                        FROM,
                        TAPE.firstEventNs(),
                        Arrays.stream(TAPE.publisherIds()).boxed().toList(),
                        TAPE.namesOrders()),
                past);
        return rows;
    }

    private static Rows rows(long count, CountDownLatch open) {
        return new Rows(count, open, new AtomicLong());
    }

    private static void add(LiveRows rows, long from, long to) {
        MarketEvent event = new MarketEvent();
        for (long index = from; index < to; index++) {
            TAPE.read(index, event);
            assertThat(rows.add(event)).isFalse();
        }
    }

    private static void expectSame(LiveRows rows, long index) {
        MarketEvent event = new MarketEvent();
        MarketEvent expected = new MarketEvent();
        rows.read(index, event);
        TAPE.read(index, expected);
        assertThat(event.isSameAs(expected)).isTrue();
    }

    @Test
    void rowsAfterTheKillAreThereBeforeThoseOfThePast() {
        CountDownLatch open = new CountDownLatch(1);
        Rows past = rows(TAPE.size(), open);
        try (LiveRows rows = resumed(monitor -> past)) {
            assertThat(rows.size()).isEqualTo(FROM);
            add(rows, FROM, FROM + 100);
            expectSame(rows, FROM);
            expectSame(rows, FROM + 99);
            assertThat(rows.size()).isEqualTo(FROM + 100);
            rows.beginPast();
            rows.beginPast();
            assertThat(past.given()).hasValue(0);
            open.countDown();
            expectSame(rows, 0);
            expectSame(rows, FROM - 1);
            expectSame(rows, FROM + 99);
            assertThat(past.given()).hasValue(FROM);
            add(rows, FROM + 100, TAPE.size());
            MarketTape record = rows.toTape(past);
            assertThat(record.size()).isEqualTo(TAPE.size());
            assertThat(record.sha256()).isEqualTo(TAPE.sha256());
        }
    }

    @Test
    void aPastThatCannotBeReadEndsTheRun() {
        CountDownLatch open = new CountDownLatch(0);
        try (LiveRows rows = resumed(monitor -> rows(FROM - 1, open))) {
            assertThatThrownBy(() -> rows.read(0, new MarketEvent()))
                    .isInstanceOf(MarketDataException.class)
                    .hasMessageContaining("fewer rows than the run had taken in");
        }
        try (LiveRows rows = resumed(monitor -> {
            throw new MarketDataException("gone");
        })) {
            assertThatThrownBy(() -> rows.toTape(rows(0, open)))
                    .isInstanceOf(MarketDataException.class)
                    .hasMessage("gone");
        }
    }
}
