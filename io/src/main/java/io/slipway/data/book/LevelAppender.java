package io.slipway.data.book;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;

/**
 * Gives an event the levels of a row as far as they are a book: each worse than the one before it and without a gap. A level
 * of size 0 is no level: the next one stands in its place, and it is counted. A row that goes on after the first level that
 * is out of order or has no price is cut, on both sides, to the levels that both have in order, and counted. Not thread-safe.
 */
public final class LevelAppender {

    private static final long LARGEST_PX_E9 = 1_000_000_000_000_000_000L;
    private static final long NO_PRICE = Long.MAX_VALUE;
    /** Columns of a level: bid, offer, and their sizes. */
    private static final int BID_PX = 0;

    private static final int ASK_PX = 1;
    private static final int SIZE = 2;
    private static final int COLUMNS = 4;

    private final IssueLog issues;
    private MarketEvent event = new MarketEvent();
    private boolean bidsEnded;
    private boolean asksEnded;
    private int inOrder;

    /** An appender that counts the rows it cuts in {@code issues}. */
    public LevelAppender(IssueLog issues) {
        this.issues = issues;
    }

    /**
     * Gives an event the book of a row.
     *
     * @param values of each level the bid, the offer, the size of the bid and that of the offer; {@link Long#MAX_VALUE} is
     *     no price
     */
    public void read(MarketEvent newEvent, long[] values, int levels) {
        int bid = best(values, BID_PX, levels);
        int ask = best(values, ASK_PX, levels);
        newEvent.bid(values[COLUMNS * bid + BID_PX], values[COLUMNS * bid + BID_PX + SIZE]);
        newEvent.ask(values[COLUMNS * ask + ASK_PX], values[COLUMNS * ask + ASK_PX + SIZE]);
        if (levels == 1) {
            return;
        }
        begin(newEvent, levels);
        for (int level = 1; level < levels; level++) {
            int at = COLUMNS * level;
            if (level > bid) {
                bid(values[at + BID_PX], values[at + BID_PX + SIZE]);
            }
            if (level > ask) {
                ask(values[at + ASK_PX], values[at + ASK_PX + SIZE]);
            }
        }
        end();
    }

    /** The first level that has a size or no price; the last if all have a price and no size. */
    private int best(long[] values, int side, int levels) {
        int level = 0;
        while (isEmpty(values[COLUMNS * level + side], values[COLUMNS * level + side + SIZE]) && level < levels - 1) {
            level++;
        }
        return level;
    }

    private boolean isEmpty(long pxE9, long size) {
        boolean empty = pxE9 != NO_PRICE && size == 0;
        if (empty) {
            issues.note(DataIssue.PRICE_WITHOUT_SIZE);
        }
        return empty;
    }

    /** Starts with an event that has its best bid and offer and could show {@code levels} levels. */
    void begin(MarketEvent newEvent, int levels) {
        event = newEvent.levels(levels);
        bidsEnded = false;
        asksEnded = false;
        inOrder = levels;
    }

    /** The next bid of the row; {@link Long#MAX_VALUE} is no price. */
    void bid(long pxE9, long size) {
        if (pxE9 == NO_PRICE) {
            bidsEnded = true;
        } else if (isEmpty(pxE9, size)) {
            return;
        } else if (bidsEnded || !event.addBid(pxE9, size)) {
            bidsEnded = true;
            inOrder = Math.min(inOrder, Math.max(1, event.bidDepth()));
        }
    }

    /** The next offer of the row; {@link Long#MAX_VALUE} is no price. */
    void ask(long pxE9, long size) {
        if (pxE9 == NO_PRICE) {
            asksEnded = true;
        } else if (isEmpty(pxE9, size)) {
            return;
        } else if (asksEnded || pxE9 > LARGEST_PX_E9 || !event.addAsk(pxE9, size)) {
            asksEnded = true;
            inOrder = Math.min(inOrder, Math.max(1, event.askDepth()));
        }
    }

    /** Ends the row. */
    void end() {
        if (inOrder < event.levels()) {
            issues.note(DataIssue.CUT_LEVELS);
            event.cutTo(inOrder);
        }
    }

    /** Gives {@code newEvent}, which has its best bid and offer, the levels of a book that is always in order. */
    public static void append(MarketEvent newEvent, OrderBook book, int levels) {
        newEvent.levels(levels);
        PriceLevels bids = book.bids();
        for (int level = 1; newEvent.hasBid() && level < bids.depth() && newEvent.bidDepth() < levels; level++) {
            newEvent.addBid(bids.pxE9(level), bids.size(level));
        }
        PriceLevels asks = book.asks();
        for (int level = 1; newEvent.hasAsk() && level < asks.depth() && newEvent.askDepth() < levels; level++) {
            newEvent.addAsk(asks.pxE9(level), asks.size(level));
        }
        for (int level = 0; level < levels; level++) {
            newEvent.orderCounts(
                    level, level < bids.depth() ? bids.count(level) : 0, level < asks.depth() ? asks.count(level) : 0);
        }
    }
}
