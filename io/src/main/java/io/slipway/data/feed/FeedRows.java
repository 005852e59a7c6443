package io.slipway.data.feed;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The rows of one feed, in the order in which their messages came. Event times are the exchange's, receive times ours. A row of the
 * book is never earlier than the one before it. Not thread-safe.
 */
public final class FeedRows {

    /** Databento's flag LAST: the message is complete. */
    private static final int COMPLETE = 128;

    private final int publisherId;
    private final Queue<MarketEvent> ready;
    private boolean known;
    private long lastEventNs = Long.MIN_VALUE;
    private long lastRecvNs;

    /**
     * No rows yet.
     *
     * @param ready gets the rows
     */
    FeedRows(int publisherId, Queue<MarketEvent> ready) {
        this.publisherId = publisherId;
        this.ready = ready;
    }

    /** True if the last row of the book had quotes. */
    public boolean isBookKnown() {
        return known;
    }

    /**
     * Adds a row of the book.
     *
     * @param eventNs time of the exchange, in nanoseconds since 1970 UTC; {@link Long#MIN_VALUE} for that of the row before, which
     *     is that of the receipt if there is none
     * @param recvNs time of receipt
     * @param number of the message
     * @param levels gives the row its levels
     */
    public void book(long eventNs, long recvNs, long number, Consumer<MarketEvent> levels) {
        boolean timeless = eventNs == Long.MIN_VALUE && lastEventNs == Long.MIN_VALUE;
        MarketEvent row = row(timeless ? recvNs : Math.max(eventNs, lastEventNs), recvNs, number);
        row.action(BookAction.ADD, BookSide.NONE, COMPLETE).orderWithoutPrice(0);
        levels.accept(row);
        pass(row.eventNs(), recvNs);
        known = true;
    }

    /**
     * Adds a trade.
     *
     * @param eventNs time of the exchange, in nanoseconds since 1970 UTC
     * @param recvNs time of receipt
     * @param number of the trade
     * @param taker side of the order that took
     * @param size in steps
     */
    public void trade(long eventNs, long recvNs, long number, BookSide taker, long priceE9, long size) {
        MarketEvent row = row(eventNs, recvNs, number);
        row.action(BookAction.TRADE, taker, 0).order(priceE9, size).noBid().noAsk();
        pass(eventNs, recvNs);
    }

    /**
     * Adds a row that says that the venue has no quotes, unless the row before has said so. Its time is that of the last row plus the
     * time that has passed here.
     *
     * @param recvNs time at which the loss was noticed
     */
    public void lost(long recvNs) {
        if (known) {
            known = false;
            long eventNs = lastEventNs + Math.max(0, recvNs - lastRecvNs);
            row(eventNs, recvNs, 0)
                    .action(BookAction.CLEAR, BookSide.NONE, COMPLETE)
                    .orderWithoutPrice(0)
                    .noBid()
                    .noAsk();
            pass(eventNs, recvNs);
        }
    }

    private MarketEvent row(long eventNs, long recvNs, long number) {
        MarketEvent row = new MarketEvent().times(eventNs, recvNs).origin(publisherId, number);
        ready.add(row);
        return row;
    }

    private void pass(long eventNs, long recvNs) {
        lastEventNs = Math.max(lastEventNs, eventNs);
        lastRecvNs = recvNs;
    }
}
