package io.slipway.venue;

import io.slipway.market.BookSide;
import io.slipway.market.DisplayedLevels;
import io.slipway.market.MarketBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/** The recent past of the books: quotes that fell and may still be printed, and sides that were cleared and not shown since. */
final class RecentBook {

    private final MarketBooks books;
    private final BestFalls bids;
    private final BestFalls asks;
    private final DoubtfulPrints doubtful;
    private final boolean[] bidsUnknown;
    private final boolean[] asksUnknown;

    RecentBook(MarketBooks books, PrintRules rules) {
        this.books = books;
        bids = new BestFalls(books.venues(), rules);
        asks = new BestFalls(books.venues(), rules);
        doubtful = new DoubtfulPrints(books, rules);
        bidsUnknown = new boolean[books.venues()];
        asksUnknown = new boolean[books.venues()];
    }

    private BestFalls falls(Side makers) {
        return makers == Side.BUY ? bids : asks;
    }

    private DisplayedLevels levels(Side makers) {
        return books.opposite(makers.opposite());
    }

    /** Takes a venue's quotes as they are. */
    void onBook(int venue, long nowNs) {
        bids.onLevels(venue, levels(Side.BUY), nowNs);
        asks.onLevels(venue, levels(Side.SELL), nowNs);
        bidsUnknown[venue] &= levels(Side.BUY).depth(venue) == 0;
        asksUnknown[venue] &= levels(Side.SELL).depth(venue) == 0;
    }

    /** A venue's book is cleared: nothing is known of it until it is shown again. */
    void onClear(int venue) {
        bids.onClear(venue);
        asks.onClear(venue);
        bidsUnknown[venue] = true;
        asksUnknown[venue] = true;
    }

    /** Notes a print that met the quotes of {@code makers}, and returns how much displayed size it took that no recent fall explains. */
    long onPrint(int venue, Side makers, long pxE9, long size, boolean isTold, long nowNs) {
        return falls(makers).onPrint(venue, makers.opposite().sign() * pxE9, size, isTold, nowNs);
    }

    /** True if the quotes of a side were cleared and not shown since. */
    boolean isUnknown(int venue, Side makers) {
        return makers == Side.BUY ? bidsUnknown[venue] : asksUnknown[venue];
    }

    /**
     * True if {@code side} was the aggressor of a trade: by the tape, or, where the tape does not name it, because the price was at
     * or beyond the quote that this side takes, as it is or was just before.
     */
    boolean wasAggressor(Side side, BookSide told, int venue, long pxE9, long nowNs) {
        if (told != BookSide.NONE) {
            return told == (side == Side.SELL ? BookSide.ASK : BookSide.BID);
        }
        DisplayedLevels hit = books.opposite(side);
        long signedPxE9 = side.sign() * pxE9;
        return (hit.depth(venue) > 0 && signedPxE9 >= hit.signedPxE9(venue, 0))
                || falls(side.opposite()).reaches(venue, signedPxE9, nowNs);
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
    RestingOrder join(ChildOrder order, long openQty, boolean isExact, long nowNs) {
        int venue = order.venue();
        BestFalls falls = falls(order.side());
        long blankNs = isExact ? BestFalls.PRESENT : falls.blankNs(venue, nowNs);
        RestingOrder resting = new RestingOrder(order, openQty, falls.fallen(venue, nowNs), nowNs);
        resting.join(levels(order.side()), isUnknown(venue, order.side()), blankNs);
        return resting;
    }

    void save(StateWriter state) {
        bids.save(state);
        asks.save(state);
        doubtful.save(state);
        for (int venue = 0; venue < bidsUnknown.length; venue++) {
            state.put(bidsUnknown[venue]).put(asksUnknown[venue]);
        }
    }

    void restore(StateReader state) {
        bids.restore(state);
        asks.restore(state);
        doubtful.restore(state);
        for (int venue = 0; venue < bidsUnknown.length; venue++) {
            bidsUnknown[venue] = state.takeBoolean();
            asksUnknown[venue] = state.takeBoolean();
        }
    }
}
