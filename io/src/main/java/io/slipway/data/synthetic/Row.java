package io.slipway.data.synthetic;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;

/** One row as it will be received. Mutable while it is filled, then only read. */
final class Row implements Comparable<Row> {

    /** Databento's LAST and the bit that its equity feeds set beside it. */
    private static final int FLAGS = 130;

    private static final long NO_TICKS = -1;

    final long recvNs;
    private final long order;
    private long eventNs;
    private int publisherId;
    private long sequence;
    private BookAction action = BookAction.NONE;
    private BookSide side = BookSide.NONE;
    private long ticks = NO_TICKS;
    private long size;
    private final long[] bookTicks = new long[2];
    private final long[] bookSizes = new long[2];

    Row(long recvNs, long order) {
        this.recvNs = recvNs;
        this.order = order;
    }

    Row origin(int newPublisherId, long newSequence, long newEventNs) {
        publisherId = newPublisherId;
        sequence = newSequence;
        eventNs = newEventNs;
        return this;
    }

    Row action(BookAction newAction, BookSide newSide) {
        action = newAction;
        side = newSide;
        return this;
    }

    Row order(long newTicks, long newSize) {
        ticks = newTicks;
        size = newSize;
        return this;
    }

    Row book(int bookSide, long newTicks, long newSize) {
        bookTicks[bookSide] = newTicks;
        bookSizes[bookSide] = newSize;
        return this;
    }

    void copyTo(MarketEvent event) {
        event.times(eventNs, recvNs).origin(publisherId, sequence).action(action, side, FLAGS);
        event.bid(priceE9(bookTicks[Book.BID]), bookSizes[Book.BID]);
        event.ask(priceE9(bookTicks[Book.ASK]), bookSizes[Book.ASK]);
        if (ticks == NO_TICKS) {
            event.orderWithoutPrice(size);
        } else {
            event.order(priceE9(ticks), size);
        }
    }

    @Override
    public int compareTo(Row other) {
        int byTime = Long.compare(recvNs, other.recvNs);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    private static long priceE9(long ticks) {
        return ticks * SyntheticSettings.TICK_E9;
    }
}
