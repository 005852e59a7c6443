package io.slipway.data;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;

/**
 * Puts rows in order, by holding the last {@value #CAPACITY} of them. A row goes ahead of those before it that happened
 * later and were received later; where the two clocks disagree, the order of the source stands.
 */
final class ReceiveOrder {

    private static final int CAPACITY = 1024;
    private static final int MASK = CAPACITY - 1;

    private final IssueLog issues;
    private final MarketEvent[] ring = new MarketEvent[CAPACITY];
    private final MarketEvent last = new MarketEvent().times(Long.MIN_VALUE, Long.MIN_VALUE);
    private long head;
    private long tail;

    ReceiveOrder(IssueLog issues) {
        this.issues = issues;
        for (int i = 0; i < CAPACITY; i++) {
            ring[i] = new MarketEvent();
        }
    }

    /**
     * Takes in the next row; only after {@link #poll} has said that there is room.
     *
     * @throws MarketDataException if it came too late to be put in order
     */
    void offer(MarketEvent row, MarketDataReader reader) {
        if (isBefore(row, last)) {
            throw new MarketDataException(String.format(
                    "%s: out of order by more than %d rows: time=%d ns, after a row of time=%d ns",
                    reader.place(), CAPACITY, row.eventNs(), last.eventNs()));
        }
        MarketEvent slot = ring[index(tail)];
        long at = tail++;
        while (at > head && isBefore(row, ring[index(at - 1)])) {
            ring[index(at)] = ring[index(at - 1)];
            at--;
        }
        if (at < tail - 1) {
            issues.note(DataIssue.OUT_OF_ORDER);
        }
        ring[index(at)] = slot.copyOf(row);
    }

    /** Gives the earliest row once the ring is full, or says that there is room for another. */
    boolean poll(MarketEvent event) {
        return tail - head == CAPACITY && pollAtEnd(event);
    }

    /** Gives the earliest row there is. */
    boolean pollAtEnd(MarketEvent event) {
        if (head == tail) {
            return false;
        }
        last.copyOf(ring[index(head++)]);
        event.copyOf(last);
        return true;
    }

    private static int index(long at) {
        return (int) (at & MASK);
    }

    private static boolean isBefore(MarketEvent row, MarketEvent other) {
        return row.eventNs() < other.eventNs() && row.recvNs() < other.recvNs();
    }
}
