package io.slipway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.EventDigest;
import io.slipway.tape.MarketTape;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A source that is read ahead gives what the source gives. */
@Timeout(30)
final class StreamSourceTest {

    private static final MarketTape TAPE = SampleMarket.tape("AAPL", 7, 100);

    /** The events of the sample again and again, until one fails or blocks. */
    private static final class Events implements MarketDataReader {

        private final long count;
        private final @Nullable Throwable failure;
        private final AtomicLong given = new AtomicLong();
        private final IssueLog issues = new IssueLog(1);
        private final AtomicBoolean closed = new AtomicBoolean();
        private final CountDownLatch never = new CountDownLatch(1);

        Events(long count, @Nullable Throwable failure) {
            this.count = count;
            this.failure = failure;
        }

        @Override
        public Instrument instrument() {
            return TAPE.instrument();
        }

        @Override
        public boolean next(MarketEvent event) {
            if (given.get() == count) {
                issues.note(DataIssue.CUT_LAST_ROW, "the last");
                return end();
            }
            TAPE.read(given.getAndIncrement() % TAPE.size(), event);
            return true;
        }

        private boolean end() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            if (failure != null) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return false;
        }

        @Override
        public String place() {
            return "event " + given;
        }

        @Override
        public IssueLog issues() {
            return issues;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    private static StreamSource ahead(MarketDataReader reader) {
        return new StreamSource.Ahead(new StreamSource.OfReader(reader, new EventDigest(TAPE.instrument())));
    }

    private static String sha256(long count) {
        EventDigest digest = new EventDigest(TAPE.instrument());
        MarketEvent event = new MarketEvent();
        for (long index = 0; index < count; index++) {
            TAPE.read(index % TAPE.size(), event);
            digest.add(event);
        }
        return digest.hex();
    }

    private static long take(StreamSource source, long most) {
        MarketEvent event = new MarketEvent();
        MarketEvent expected = new MarketEvent();
        long taken = 0;
        while (taken < most && source.next(event)) {
            TAPE.read(taken % TAPE.size(), expected);
            assertThat(event.isSameAs(expected)).isTrue();
            taken++;
        }
        return taken;
    }

    @Test
    void eventsAreTheSameWhateverTheirNumber() {
        for (long count : new long[] {0, 1, 511, 512, 513, 2048, 5000}) {
            Events events = new Events(count, null);
            try (StreamSource ahead = ahead(events)) {
                assertThat(take(ahead, Long.MAX_VALUE)).isEqualTo(count);
                assertThat(ahead.next(new MarketEvent())).isFalse();
                assertThat(ahead.sha256()).isEqualTo(sha256(count));
                assertThat(ahead.issues()).containsEntry(DataIssue.CUT_LAST_ROW, 1L);
                assertThat(ahead.total()).isEqualTo(StreamSource.UNKNOWN_TOTAL);
                assertThat(ahead.instrument()).isEqualTo(TAPE.instrument());
            }
            assertThat(events.closed).isTrue();
        }
    }

    @Test
    void aFailureComesAfterTheSameEvents() {
        for (Throwable failure : new Throwable[] {new MarketDataException("bad row"), new OutOfMemoryError("test")}) {
            try (StreamSource ahead = ahead(new Events(700, failure))) {
                assertThat(take(ahead, 700)).isEqualTo(700);
                assertThatThrownBy(() -> ahead.next(new MarketEvent())).isSameAs(failure);
                assertThatThrownBy(() -> ahead.next(new MarketEvent())).isSameAs(failure);
            }
        }
    }

    @Test
    void aSourceThatIsGivenUpIsClosedThoughItWaits() {
        Events waiting = new Events(600, new Exception("waits"));
        try (StreamSource ahead = ahead(waiting)) {
            assertThat(take(ahead, 512)).isEqualTo(512);
        }
        assertThat(waiting.closed).isTrue();
        Events unread = new Events(1_000_000, null);
        ahead(unread).close();
        assertThat(unread.closed).isTrue();
        assertThat(unread.given.get()).isLessThanOrEqualTo(5 * 512);
    }

    @Test
    void anInterruptEndsTheWait() {
        try (StreamSource ahead = ahead(new Events(10, new Exception("waits")))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> ahead.next(new MarketEvent())).isInstanceOf(InterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
