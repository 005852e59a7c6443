package io.slipway.venue;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DisplayedLevels;
import io.slipway.market.MarketBooks;
import io.slipway.market.MarketEvent;
import io.slipway.model.ChildOrder;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The recent past of the books: quotes that fell and may still be printed, and sides that were cleared and not shown since.
 *
 * <p>It is the same for all simulators of one market that saw the same rows, so they may share one, which its owner tells each row
 * before them. A simulator that knows something else of a venue, as it looked at the book when an order arrived or began later, keeps
 * that venue apart until both know the same again. Not thread-safe.
 */
public final class RecentBook {

    private final MarketBooks books;
    private final PrintRules rules;
    private final BestFalls bids;
    private final BestFalls asks;
    private final DoubtfulPrints doubtful;
    private final boolean[] bidsUnknown;
    private final boolean[] asksUnknown;
    private final @Nullable RecentBook shared;
    private final boolean[] apart;
    private boolean metBids;
    private boolean metAsks;
    private long unexplainedBids;
    private long unexplainedAsks;

    /** Nothing seen yet. */
    public RecentBook(MarketBooks books, PrintRules rules) {
        this(books, rules, null);
    }

    private RecentBook(MarketBooks books, PrintRules rules, @Nullable RecentBook shared) {
        this.books = books;
        this.rules = rules;
        this.shared = shared;
        bids = new BestFalls(books.venues(), rules);
        asks = new BestFalls(books.venues(), rules);
        doubtful = new DoubtfulPrints(books, rules);
        bidsUnknown = new boolean[books.venues()];
        asksUnknown = new boolean[books.venues()];
        apart = new boolean[books.venues()];
    }

    /**
     * One for a simulator that shares this one.
     *
     * @param isLater true if the simulator begins later, and so has seen nothing yet; else it has seen what this one has
     */
    public RecentBook sharing(boolean isLater) {
        RecentBook sharing = new RecentBook(books, rules, this);
        Arrays.fill(sharing.apart, isLater);
        return sharing;
    }

    /** The one that knows of a venue: this, or the shared one. */
    private RecentBook at(int venue) {
        return shared == null || apart[venue] ? this : shared;
    }

    /** True if another one knows all of a venue that this one knows. */
    boolean isShared(int venue) {
        return at(venue) != this;
    }

    private BestFalls falls(int venue, Side makers) {
        RecentBook at = at(venue);
        return makers == Side.BUY ? at.bids : at.asks;
    }

    private DisplayedLevels levels(Side makers) {
        return books.opposite(makers.opposite());
    }

    /** Takes in a row of a venue, whose books show it already if it changes them. */
    public void onEvent(int venue, MarketEvent event, long nowNs) {
        if (event.action() == BookAction.CLEAR) {
            onClear(venue, nowNs);
        } else if (event.action().isBook()) {
            onBook(venue, nowNs);
        } else if (event.isTradeInBook()) {
            onPrint(venue, event.priceE9(), event.size(), event.side(), nowNs);
        }
    }

    /** Takes a venue's quotes as they are. */
    public void onBook(int venue, long nowNs) {
        if (at(venue) == this) {
            note(venue, nowNs);
            joinAgain(venue, nowNs);
        }
    }

    private void note(int venue, long nowNs) {
        bids.onLevels(venue, levels(Side.BUY), nowNs);
        asks.onLevels(venue, levels(Side.SELL), nowNs);
        bidsUnknown[venue] &= levels(Side.BUY).depth(venue) == 0;
        asksUnknown[venue] &= levels(Side.SELL).depth(venue) == 0;
    }

    /** An order arrives at a venue and meets its quotes as they are. */
    void onArrival(int venue, long nowNs) {
        RecentBook at = at(venue);
        if (at == this) {
            note(venue, nowNs);
        } else if (!at.isNoted(venue, nowNs)) {
            apart[venue] = true;
            bids.copyOf(at.bids, venue);
            asks.copyOf(at.asks, venue);
            bidsUnknown[venue] = at.bidsUnknown[venue];
            asksUnknown[venue] = at.asksUnknown[venue];
            note(venue, nowNs);
        }
    }

    /** Takes a venue's quotes as they are, with nothing that fell or was printed recently. */
    public void settle(int venue) {
        bids.settle(venue, levels(Side.BUY));
        asks.settle(venue, levels(Side.SELL));
    }

    /** True if a print has told before that {@code aggressor} of a venue took, so that one more tells nothing but its size. */
    public boolean isTold(int venue, BookSide aggressor) {
        return aggressor == BookSide.ASK ? bids.isTold(venue) : asks.isTold(venue);
    }

    private boolean isNoted(int venue, long nowNs) {
        return bids.isNoted(venue, levels(Side.BUY), nowNs)
                && asks.isNoted(venue, levels(Side.SELL), nowNs)
                && (!bidsUnknown[venue] || levels(Side.BUY).depth(venue) == 0)
                && (!asksUnknown[venue] || levels(Side.SELL).depth(venue) == 0);
    }

    /** True if prints of a venue wait for its book to follow. */
    boolean isWaiting(int venue) {
        return doubtful.isWaiting(venue);
    }

    /** Ends that a venue is apart if it need not be any more. */
    private void joinAgain(int venue, long nowNs) {
        apart[venue] &= shared == null
                || bidsUnknown[venue] != shared.bidsUnknown[venue]
                || asksUnknown[venue] != shared.asksUnknown[venue]
                || !bids.isSameAs(shared.bids, venue, nowNs)
                || !asks.isSameAs(shared.asks, venue, nowNs);
    }

    /** A venue's book is cleared: nothing is known of it until it is shown again. */
    public void onClear(int venue, long nowNs) {
        if (at(venue) == this) {
            bids.onClear(venue);
            asks.onClear(venue);
            bidsUnknown[venue] = true;
            asksUnknown[venue] = true;
            joinAgain(venue, nowNs);
        }
    }

    /**
     * Notes a print: whose quotes it met, and how much displayed size it took that no recent fall explains. Where the tape does not
     * say who took, a trade at the bid or below was a seller's, one at the offer or above a buyer's, and one between meets nobody.
     */
    public void onPrint(int venue, long pxE9, long size, BookSide told, long nowNs) {
        if (at(venue) == this) {
            boolean isTold = told != BookSide.NONE;
            metBids = wasAggressor(Side.SELL, told, venue, pxE9, nowNs);
            metAsks = wasAggressor(Side.BUY, told, venue, pxE9, nowNs);
            unexplainedBids = metBids ? bids.onPrint(venue, Side.SELL.sign() * pxE9, size, isTold, nowNs) : 0;
            unexplainedAsks = metAsks ? asks.onPrint(venue, Side.BUY.sign() * pxE9, size, isTold, nowNs) : 0;
            if (shared != null && isAsTold(shared)) {
                joinAgain(venue, nowNs);
            }
        }
    }

    /** True if the last print means the same to another one. */
    private boolean isAsTold(RecentBook other) {
        return metBids == other.metBids
                && metAsks == other.metAsks
                && unexplainedBids == other.unexplainedBids
                && unexplainedAsks == other.unexplainedAsks;
    }

    /**
     * True if {@code side} was the aggressor of a trade: by the tape, or, where the tape does not name it, because the price was at
     * or beyond the quote that this side takes, as it is or was just before.
     */
    private boolean wasAggressor(Side side, BookSide told, int venue, long pxE9, long nowNs) {
        if (told != BookSide.NONE) {
            return told == (side == Side.SELL ? BookSide.ASK : BookSide.BID);
        }
        DisplayedLevels hit = books.opposite(side);
        long signedPxE9 = side.sign() * pxE9;
        return (hit.depth(venue) > 0 && signedPxE9 >= hit.signedPxE9(venue, 0))
                || falls(venue, side.opposite()).reaches(venue, signedPxE9, nowNs);
    }

    /** True if the last print, which was one of this venue, met the quotes of {@code makers}. */
    boolean isMet(int venue, Side makers) {
        RecentBook at = at(venue);
        return makers == Side.BUY ? at.metBids : at.metAsks;
    }

    /** Displayed size that the last print took of the quotes of {@code makers} and that no recent fall explains. */
    long unexplained(int venue, Side makers) {
        RecentBook at = at(venue);
        return makers == Side.BUY ? at.unexplainedBids : at.unexplainedAsks;
    }

    /** True if the quotes of a side were cleared and not shown since. */
    boolean isUnknown(int venue, Side makers) {
        RecentBook at = at(venue);
        return makers == Side.BUY ? at.bidsUnknown[venue] : at.asksUnknown[venue];
    }

    /** True if a print waits for the book to follow, as it is far beyond the best quote of {@code makers}. */
    boolean isDoubtful(int venue, Side makers, long pxE9, long size, long nowNs) {
        boolean waits = doubtful.isDoubtful(venue, makers, pxE9);
        if (waits) {
            doubtful.add(venue, makers, pxE9, size, nowNs);
        }
        return waits;
    }

    /** A row shows the book of a venue: passes on the doubtful prints that it confirms. */
    void confirm(int venue, Side makers, long nowNs, DoubtfulPrints.PrintListener confirmed) {
        doubtful.onBook(venue, makers, nowNs, confirmed);
    }

    /** An order joins a queue, knowing the shares that left it shortly before. Order-level data shows an empty side as it is. */
    RestingOrder join(ChildOrder order, long openQty, boolean isExact, long nowNs, @Nullable RestingOrder ended) {
        int venue = order.venue();
        BestFalls falls = falls(venue, order.side());
        long blankNs = isExact ? BestFalls.PRESENT : falls.blankNs(venue, nowNs);
        RestingOrder resting = new RestingOrder(order, openQty, falls.fallen(venue, nowNs), nowNs, ended);
        resting.join(levels(order.side()), isUnknown(venue, order.side()), blankNs);
        return resting;
    }

    /** Adds what it keeps to the state of a run, without what it shares. */
    public void save(StateWriter state) {
        doubtful.save(state.put(apart).put(bidsUnknown).put(asksUnknown));
        for (int venue = 0; venue < apart.length; venue++) {
            if (!isShared(venue)) {
                bids.save(state, venue);
                asks.save(state, venue);
            }
        }
    }

    /** Takes over what {@link #save} added. */
    public void restore(StateReader state) {
        doubtful.restore(state.take(apart).take(bidsUnknown).take(asksUnknown));
        for (int venue = 0; venue < apart.length; venue++) {
            if (!isShared(venue)) {
                bids.restore(state, venue);
                asks.restore(state, venue);
            }
        }
    }
}
