package io.slipway.data.book;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;

/**
 * Gives an event the levels beyond its best bid and offer as far as they are a book: each worse than the one before it, with
 * a size, and without a gap. A row that goes on after the first level that is none is cut, on both sides, to the levels that
 * both have in order, and counted. Not thread-safe.
 */
public final class LevelAppender {

    private static final long LARGEST_PX_E9 = 1_000_000_000_000_000_000L;
    private static final long NO_PRICE = Long.MAX_VALUE;

    private final IssueLog issues;
    private MarketEvent event = new MarketEvent();
    private boolean bidsEnded;
    private boolean asksEnded;
    private int inOrder;

    /** An appender that counts the rows it cuts in {@code issues}. */
    public LevelAppender(IssueLog issues) {
        this.issues = issues;
    }

    /** Starts with an event that has its best bid and offer and could show {@code levels} levels. */
    public void begin(MarketEvent newEvent, int levels) {
        event = newEvent.levels(levels);
        bidsEnded = false;
        asksEnded = false;
        inOrder = levels;
    }

    /** The next bid of the row; {@link Long#MAX_VALUE} is no price. */
    public void bid(long pxE9, long size) {
        if (pxE9 == NO_PRICE) {
            bidsEnded = true;
        } else if (bidsEnded || pxE9 <= 0 || !event.addBid(pxE9, size)) {
            bidsEnded = true;
            inOrder = Math.min(inOrder, Math.max(1, event.bidDepth()));
        }
    }

    /** The next offer of the row; {@link Long#MAX_VALUE} is no price. */
    public void ask(long pxE9, long size) {
        if (pxE9 == NO_PRICE) {
            asksEnded = true;
        } else if (asksEnded || pxE9 > LARGEST_PX_E9 || !event.addAsk(pxE9, size)) {
            asksEnded = true;
            inOrder = Math.min(inOrder, Math.max(1, event.askDepth()));
        }
    }

    /** Ends the row. */
    public void end() {
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
    }
}
