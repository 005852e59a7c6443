package io.slipway.data;

import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Leaves out rows outside a window of event time. Of the rows before it, the last of each venue that carries its book comes
 * through, timed at the opening and flagged as a row of a snapshot, so that the books are as they were when it opened; and so
 * does a halt that has not ended. Data that end before the window opens have nothing in it.
 */
final class TimeWindow {

    private final long fromNs;
    private final long toNs;
    private final Map<Integer, MarketEvent> earlier = new TreeMap<>();
    private final Map<Integer, MarketEvent> halts = new TreeMap<>();
    private final Queue<MarketEvent> books = new ArrayDeque<>();
    private final MarketEvent current = new MarketEvent();
    private boolean hasCurrent;

    /** True if a row was at the opening or later: else the data end before it, and the last books are none of the window. */
    private boolean opened;

    /** True if a row or a book is to be given. */
    private boolean waiting;

    TimeWindow(long fromNs, long toNs) {
        this.fromNs = fromNs;
        this.toNs = toNs;
    }

    /** True if a row is inside and comes next, so that it need not be taken in; only after {@link #poll} has said that there is none. */
    boolean isNext(MarketEvent row) {
        boolean next = row.eventNs() >= fromNs && row.eventNs() <= toNs && earlier.isEmpty() && halts.isEmpty();
        opened |= next;
        return next;
    }

    /** Takes in the next row; only after {@link #poll} has said that there is none. */
    void offer(MarketEvent row) {
        opened |= row.eventNs() >= fromNs;
        if (row.eventNs() > toNs) {
            return;
        }
        if (row.eventNs() < fromNs) {
            remember(row);
            return;
        }
        openBooks();
        current.copyOf(row);
        hasCurrent = true;
        waiting = true;
    }

    private void remember(MarketEvent row) {
        if (row.action() == BookAction.RESUME) {
            halts.remove(row.publisherId());
        } else if (!row.action().isPrint()) {
            Map<Integer, MarketEvent> rows = row.action() == BookAction.HALT ? halts : earlier;
            rows.computeIfAbsent(row.publisherId(), id -> new MarketEvent()).copyOf(row);
        }
    }

    /** Gives the next row, or says that another must be offered first. */
    boolean poll(MarketEvent event) {
        if (!waiting) {
            return false;
        }
        MarketEvent book = books.poll();
        if (book != null) {
            event.copyOf(book);
            waiting = hasCurrent || !books.isEmpty();
            return true;
        }
        waiting = false;
        hasCurrent = false;
        event.copyOf(current);
        return true;
    }

    /** Gives what is left when there are no more rows. */
    boolean pollAtEnd(MarketEvent event) {
        if (opened) {
            openBooks();
        }
        return poll(event);
    }

    private void openBooks() {
        if (!earlier.isEmpty() || !halts.isEmpty()) {
            earlier.values().forEach(this::open);
            halts.values().forEach(this::open);
            earlier.clear();
            halts.clear();
            waiting = true;
        }
    }

    private void open(MarketEvent row) {
        row.times(fromNs, fromNs);
        books.add(row.action(row.action(), row.side(), row.flags() | MarketEvent.FLAG_SNAPSHOT));
    }
}
