package io.slipway.data;

import io.slipway.market.MarketEvent;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Leaves out rows outside a window of event time. Of the rows before it, the last of each venue that is no print comes
 * through, timed at the opening and flagged as a row of a snapshot, so that the books are as they were when it opened.
 */
final class TimeWindow {

    private final long fromNs;
    private final long toNs;
    private final Map<Integer, MarketEvent> earlier = new TreeMap<>();
    private final Queue<MarketEvent> books = new ArrayDeque<>();
    private final MarketEvent current = new MarketEvent();
    private boolean waiting;

    TimeWindow(long fromNs, long toNs) {
        this.fromNs = fromNs;
        this.toNs = toNs;
    }

    /** Takes in the next row; only after {@link #poll} has said that there is none. */
    void offer(MarketEvent row) {
        if (row.eventNs() > toNs) {
            return;
        }
        if (row.eventNs() < fromNs) {
            if (!row.action().isPrint()) {
                earlier.computeIfAbsent(row.publisherId(), id -> new MarketEvent())
                        .copyOf(row);
            }
            return;
        }
        openBooks();
        current.copyOf(row);
        waiting = true;
    }

    /** Gives the next row, or says that another must be offered first. */
    boolean poll(MarketEvent event) {
        MarketEvent book = books.poll();
        if (book != null) {
            event.copyOf(book);
            return true;
        }
        if (!waiting) {
            return false;
        }
        waiting = false;
        event.copyOf(current);
        return true;
    }

    /** Gives what is left when there are no more rows. */
    boolean pollAtEnd(MarketEvent event) {
        openBooks();
        return poll(event);
    }

    private void openBooks() {
        if (!earlier.isEmpty()) {
            for (MarketEvent book : earlier.values()) {
                book.times(fromNs, fromNs);
                books.add(book.action(book.action(), book.side(), book.flags() | MarketEvent.FLAG_SNAPSHOT));
            }
            earlier.clear();
        }
    }
}
