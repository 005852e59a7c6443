package io.slipway.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.slipway.market.BookSide;
import io.slipway.market.DepthBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.Side;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A venue with an order of ours resting allocates nothing for an event that fills nothing. */
class VenueSimulatorAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int EVENTS = 200_000;

    private final DepthBooks books = new DepthBooks(1, 3);
    private final VenueSimulator venues =
            new VenueSimulator(books, VenueModels.defaults().withQueue(QueueModels.proportional()), report -> {});
    private long nowNs;

    private void show(long bidSize, long askSize) {
        books.opposite(Side.SELL).clear(0);
        books.opposite(Side.BUY).clear(0);
        for (int level = 0; level < 3; level++) {
            books.opposite(Side.SELL).append(0, -(100 - level), bidSize);
            books.opposite(Side.BUY).append(0, 101 + level, askSize);
        }
        venues.advanceBefore(++nowNs);
        venues.onBook(0, nowNs);
    }

    private void play() {
        for (int i = 0; i < EVENTS; i++) {
            show(1_000_000 + i % 7, 500 + i % 11);
            venues.onPrint(0, 100, 0, BookSide.ASK, nowNs);
        }
    }

    @Test
    void allocatesNothingForAnEventThatFillsNothing() {
        show(1_000_000, 500);
        venues.send(ChildOrder.day(1, 0, Side.BUY, 100, 100), nowNs);
        venues.send(ChildOrder.immediate(2, 0, Side.BUY, 200, 101), nowNs);
        play();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        play();
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .as("bytes for %s events", 2 * EVENTS)
                .isLessThan(EVENTS / 10);
    }
}
