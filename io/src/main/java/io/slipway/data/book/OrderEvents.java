package io.slipway.data.book;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;

/**
 * The market events of one instrument at one venue, made of what its feed says of single orders. An execution of a displayed order is
 * a print with the book before it and then a change with the book after it, at the same time; that of a hidden order, and an
 * auction, are prints only. While the instrument is halted, or its book is crossed, its book shows no quotes. Each method fills the
 * event that it is given and returns whether there is one; a second one waits in {@link #takePending}. Not thread-safe.
 */
public final class OrderEvents {

    /** Instead of the price of an execution: that of the order. */
    public static final long OWN_PRICE = Long.MIN_VALUE;

    /** Databento's flag LAST. */
    private static final int LAST = 128;

    private final OrderBook book = new OrderBook();
    private final int publisherId;
    private final IssueLog issues;
    private final MarketEvent pending = new MarketEvent();
    private boolean hasPending;
    private boolean halted;
    private boolean doubtful;
    private long eventNs;
    private long recvNs;
    private long sequence;

    /** An empty book of a venue. */
    public OrderEvents(int publisherId, IssueLog issues) {
        this.publisherId = publisherId;
        this.issues = issues;
    }

    /** Sets times, in ns since 1970 UTC, and sequence number of the events to come. */
    public void at(long newEventNs, long newRecvNs, long newSequence) {
        eventNs = newEventNs;
        recvNs = newRecvNs;
        sequence = newSequence;
    }

    /** Marks the books of the events to come as doubtful, or no longer. */
    public void doubtful(boolean isDoubtful) {
        doubtful = isDoubtful;
    }

    /** Gives the event that waits, if there is one. */
    public boolean takePending(MarketEvent event) {
        if (hasPending) {
            event.copyOf(pending);
            hasPending = false;
            return true;
        }
        return false;
    }

    /** True if an order rests. */
    public boolean has(long id) {
        return book.has(id);
    }

    /** An order is displayed. */
    public boolean add(MarketEvent event, long id, boolean bid, long pxE9, long shares) {
        book.add(id, bid, pxE9, shares);
        return change(event, BookAction.ADD, bid, pxE9, shares);
    }

    /**
     * Shares of an order trade.
     *
     * @param printed whether they are a trade of their own, and not part of one that is told apart, such as of an auction
     * @param pxE9 the price, or {@link #OWN_PRICE}
     */
    public boolean execute(MarketEvent event, long id, long shares, boolean printed, long pxE9) {
        return isKnown(id) && execute(event, id, shares, printed, pxE9, Math.max(0, book.size(id) - shares));
    }

    /** Shares of an order trade, and its feed says how many it then shows. More than were left join the end of the queue. */
    public boolean executeTo(MarketEvent event, long id, long shares, long pxE9, long left) {
        return isKnown(id) && execute(event, id, shares, true, pxE9, left);
    }

    private boolean execute(MarketEvent event, long id, long shares, boolean printed, long pxE9, long left) {
        boolean bid = book.isBid(id);
        long own = book.pxE9(id);
        if (printed) {
            print(event, pxE9 == OWN_PRICE ? own : pxE9, shares, bid ? BookSide.ASK : BookSide.BID);
        }
        book.fill(id, shares);
        if (left == 0) {
            book.cancel(id, book.size(id));
        } else {
            book.modify(id, bid, own, left);
        }
        hasPending = printed;
        return change(printed ? pending : event, BookAction.CANCEL, bid, own, shares);
    }

    /** An order loses shares; {@link Long#MAX_VALUE} for all. */
    public boolean cancel(MarketEvent event, long id, long shares) {
        if (!isKnown(id)) {
            return false;
        }
        boolean bid = book.isBid(id);
        long pxE9 = book.pxE9(id);
        long removed = Math.min(shares, book.size(id));
        book.cancel(id, removed);
        return change(event, BookAction.CANCEL, bid, pxE9, removed);
    }

    /** An order is replaced by another of its side, which stands at the end of its queue. */
    public boolean replace(MarketEvent event, long id, long newId, long pxE9, long shares) {
        if (!isKnown(id)) {
            return false;
        }
        boolean bid = book.isBid(id);
        book.cancel(id, book.size(id));
        book.add(newId, bid, pxE9, shares);
        return change(event, BookAction.MODIFY, bid, pxE9, shares);
    }

    /** An order changes, with its place in the queue if it has fewer shares at the same price. */
    public boolean modify(MarketEvent event, long id, long pxE9, long shares) {
        if (!isKnown(id)) {
            return false;
        }
        boolean bid = book.isBid(id);
        book.modify(id, bid, pxE9, shares);
        return change(event, BookAction.MODIFY, bid, pxE9, shares);
    }

    private boolean isKnown(long id) {
        boolean known = book.has(id);
        if (!known) {
            issues.note(DataIssue.UNKNOWN_ORDER);
        }
        return known;
    }

    /** An order that was not displayed trades. */
    public boolean hidden(MarketEvent event, long pxE9, long shares) {
        return print(event, pxE9, shares, BookSide.NONE);
    }

    /** A print of another kind than regular, such as of an auction or an official price. */
    public boolean print(MarketEvent event, long pxE9, long shares, PrintKind kind) {
        print(event, pxE9, shares, BookSide.NONE);
        event.printKind(kind);
        return true;
    }

    private boolean print(MarketEvent event, long pxE9, long shares, BookSide aggressor) {
        head(event, BookAction.TRADE, aggressor);
        quotes(event.order(pxE9, shares));
        return true;
    }

    /** The instrument trades, or is halted: two events, if that is a change. */
    public boolean state(MarketEvent event, boolean trades) {
        if (halted != trades) {
            return false;
        }
        issues.note(DataIssue.HALT_ROW);
        halted = !trades;
        head(event, trades ? BookAction.RESUME : BookAction.HALT, BookSide.NONE);
        event.orderWithoutPrice(0).noBid().noAsk();
        head(pending, trades ? BookAction.NONE : BookAction.CLEAR, BookSide.NONE);
        quotes(pending.orderWithoutPrice(0));
        hasPending = true;
        return true;
    }

    /** All orders leave the book. */
    public boolean clear(MarketEvent event) {
        book.clear();
        book.forgetRemovals();
        head(event, BookAction.CLEAR, BookSide.NONE);
        quotes(event.orderWithoutPrice(0));
        return true;
    }

    private boolean change(MarketEvent event, BookAction action, boolean bid, long pxE9, long shares) {
        head(event, action, bid ? BookSide.BID : BookSide.ASK);
        event.order(pxE9, shares);
        quotes(event);
        event.removals(book.removals());
        book.forgetRemovals();
        return true;
    }

    private void head(MarketEvent event, BookAction action, BookSide side) {
        int flags = doubtful ? LAST | MarketEvent.FLAG_MAYBE_BAD_BOOK : LAST;
        event.times(eventNs, recvNs).origin(publisherId, sequence).action(action, side, flags);
    }

    private void quotes(MarketEvent event) {
        event.noBid().noAsk();
        boolean crossed = book.isCrossed();
        if (crossed && !halted) {
            issues.note(DataIssue.AUCTION_BOOK);
        }
        if (crossed || halted) {
            event.levels(MarketEvent.MOST_LEVELS);
            return;
        }
        PriceLevels bids = book.bids();
        PriceLevels asks = book.asks();
        if (bids.depth() > 0) {
            event.bid(bids.pxE9(0), bids.size(0));
        }
        if (asks.depth() > 0) {
            event.ask(asks.pxE9(0), asks.size(0));
        }
        LevelAppender.append(event, book, MarketEvent.MOST_LEVELS);
    }
}
