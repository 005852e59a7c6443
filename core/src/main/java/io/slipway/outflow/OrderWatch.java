package io.slipway.outflow;

import io.slipway.market.BookAction;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.venue.VenueSimulator;
import java.util.Arrays;

/**
 * Tells which rows can change something of hypothetical orders, so that the others need not be passed on to them. An order that rests
 * is changed by a quote that shows another size at its price than the order knows, or opposite quotes that reach it, and by prints at its
 * price or beyond. Where orders took opposite quotes, other ones may end what was taken. Not thread-safe.
 */
final class OrderWatch {

    private static final long NO_ORDER = HypotheticalOrders.NO_ORDER;

    private final int makersSign;
    private final int slots;
    private final LastQuotes near;
    private final LastQuotes far;

    /** The signed prices of each order, by venue and then by slot: its own, and the best at which it took opposite quotes. */
    private final long[] signedPxE9;

    private final long[] takenPxE9;

    /** The sizes at those prices, if all was taken: a quote that shows them again changes nothing. */
    private final long[] takenSize;

    /** The sizes after which a quote that shows them changes nothing, as {@link VenueSimulator#settledSize}. */
    private final long[] settledSize;

    /** True if the rows that are told from others here are all that the order depends on. */
    private final boolean[] isWatched;

    /**
     * True for a venue where the last row concerned no order, nothing was taken and no order has changed since; and the price, signed for the
     * opposite side, at which quotes reach the best of its orders.
     */
    private final boolean[] isCalm;

    private final long[] reachPxE9;

    /** The row that is being passed on. */
    private int venue;

    private Kind kind = Kind.NONE;
    private long printedPxE9;

    private enum Kind {
        QUOTE,
        PRINT,
        /** A row that halts a venue or opens it again: its orders may trade with the quotes that it shows already. */
        STATUS,
        CLEAR,
        /** A row that changes nothing. */
        NONE
    }

    /** Watches the orders of {@code slots} slots, which rest in {@code known} for {@code side}. */
    OrderWatch(MarketView known, Side side, int slots) {
        near = new LastQuotes(known.opposite(side.opposite()));
        far = new LastQuotes(known.opposite(side));
        makersSign = side.opposite().sign();
        this.slots = slots;
        signedPxE9 = new long[known.venues() * slots];
        takenPxE9 = new long[signedPxE9.length];
        settledSize = new long[signedPxE9.length];
        takenSize = new long[signedPxE9.length];
        isWatched = new boolean[signedPxE9.length];
        isCalm = new boolean[known.venues()];
        reachPxE9 = new long[known.venues()];
    }

    /** Takes over the orders of a slot as they are now. */
    void look(int slot, HypotheticalOrders orders) {
        for (int each = 0; each * slots < isWatched.length; each++) {
            look(slot, orders, each);
        }
    }

    /** Takes over the order of a slot at a venue as it is now. One that joined what no row has shown waits for the next row. */
    void look(int slot, HypotheticalOrders orders, int at) {
        int place = at * slots + slot;
        isCalm[at] = false;
        take(place, orders);
        boolean isNothing = signedPxE9[place] == NO_ORDER && takenPxE9[place] == NO_ORDER;
        boolean isFollowed = near.isNow(at) && far.isNow(at) && !(kind == Kind.STATUS && at == venue);
        isWatched[place] = (isNothing || isFollowed) && orders.isStill(at);
    }

    private void take(int place, HypotheticalOrders orders) {
        signedPxE9[place] = orders.signedPxE9(place / slots);
        takenPxE9[place] = orders.takenSignedPxE9(place / slots);
        settledSize[place] = orders.settledSize(place / slots);
        takenSize[place] = orders.takenSize(place / slots);
    }

    /** A row has been received, and the market shows it: this is what {@link #concerns} then tells of. */
    void onRow(MarketUpdate update, int rowVenue) {
        venue = rowVenue;
        if (update.isBook()) {
            boolean isCleared = update.action() == BookAction.CLEAR;
            near.onRow(venue, isCleared);
            far.onRow(venue, isCleared);
            kind = isCleared ? Kind.CLEAR : Kind.QUOTE;
        } else if (update.isTradeInBook()) {
            kind = Kind.PRINT;
            printedPxE9 = makersSign * update.priceE9();
        } else {
            kind = update.action().isStatus() ? Kind.STATUS : Kind.NONE;
        }
    }

    /**
     * True if the row concerns no slot, as is plain at a calm venue: quotes that repeat those of the side of the orders, with opposite ones
     * that reach none, and prints that pass by all orders.
     */
    boolean concernsNone() {
        if (!isCalm[venue]) {
            return false;
        } else if (kind == Kind.QUOTE) {
            return near.isRepeated
                    && near.side.capacity() == 1
                    && (far.nowPxE9 > reachPxE9[venue] || far.nowPxE9 == LastQuotes.NOTHING);
        }
        return kind == Kind.PRINT && printedPxE9 < -reachPxE9[venue] && !near.isBetter(venue, printedPxE9);
    }

    /** The row concerned none of the slots: quotes leave a venue calm. */
    void onUnconcerned() {
        if (kind != Kind.QUOTE) {
            return;
        }
        long bestPxE9 = NO_ORDER;
        boolean isTaken = false;
        for (int place = venue * slots; place < (venue + 1) * slots; place++) {
            bestPxE9 = Math.min(bestPxE9, signedPxE9[place]);
            isTaken |= takenPxE9[place] != NO_ORDER;
        }
        isCalm[venue] = !isTaken;
        reachPxE9[venue] = -bestPxE9;
    }

    /** True if the row may change the order of a slot. */
    boolean concerns(int slot) {
        int place = venue * slots + slot;
        if (kind == Kind.NONE) {
            return false;
        } else if (kind == Kind.STATUS || kind == Kind.CLEAR || !isWatched[place]) {
            return true;
        }
        return kind == Kind.PRINT ? isPrinted(signedPxE9[place], takenPxE9[place]) : isChangedByQuote(place);
    }

    /** True unless the best quotes leave an order that waits for nothing, and the sizes that orders took before, as they are. */
    private boolean isChangedByQuote(int place) {
        long px = signedPxE9[place];
        long taken = takenPxE9[place];
        boolean hasTaken = taken != NO_ORDER;
        boolean isExhausted = hasTaken && isExhausted(place);
        if (hasTaken && (far.side.capacity() > 1 || !(isExhausted || far.isNowBelow(taken)))) {
            return true;
        } else if (px == NO_ORDER) {
            return false;
        }
        boolean trades = !isExhausted && far.isNowBelow(1 - px);
        return trades || isChangedByNear(px, settledSize[place]);
    }

    private boolean isChangedByNear(long px, long settled) {
        if (near.nowPxE9 == LastQuotes.NOTHING) {
            return true;
        } else if (px == near.nowPxE9) {
            return settled != near.nowSize;
        }
        return px < near.nowPxE9 ? settled != 0 : settled != VenueSimulator.OUT_OF_SIGHT || near.side.capacity() > 1;
    }

    /**
     * True if a print is at an order's price or beyond it, so far from the best quote that it is to be doubted, or where it took: it adds to what is
     * shown only, which, where that is the best, is the best that was taken or better.
     */
    private boolean isPrinted(long px, long taken) {
        return (px != NO_ORDER && (px <= printedPxE9 || near.isBetter(venue, printedPxE9)))
                || (taken != NO_ORDER && (far.side.capacity() > 1 ? taken <= -printedPxE9 : taken == -printedPxE9));
    }

    /**
     * True if a row that {@link #concerns} a slot changes the queue of its order and nothing else: quotes of both sides, of which the opposite
     * ones neither reach the order nor change what was taken, or are all taken. {@link #lookAtQueue} is enough after it.
     */
    boolean isOfQueue(int slot) {
        int place = venue * slots + slot;
        long px = signedPxE9[place];
        long taken = takenPxE9[place];
        if (kind != Kind.QUOTE || !isWatched[place] || px == NO_ORDER || near.nowPxE9 == LastQuotes.NOTHING) {
            return false;
        } else if (taken == NO_ORDER) {
            return far.nowPxE9 > -px;
        }
        return far.side.capacity() == 1 && (isExhausted(place) || (far.nowPxE9 > -px && far.nowPxE9 < taken));
    }

    /** True if the opposite quotes are those that were taken, all of them. */
    private boolean isExhausted(int place) {
        return far.nowPxE9 == takenPxE9[place] && far.nowSize == takenSize[place];
    }

    /** Takes over the queue of the order of a slot at the row's venue, of which nothing else has changed. */
    void lookAtQueue(int slot, HypotheticalOrders orders) {
        isCalm[venue] = false;
        settledSize[venue * slots + slot] = orders.settledSize(venue);
    }

    void save(StateWriter state) {
        state.section("watch");
        near.save(state);
        far.save(state);
        state.put(isWatched);
    }

    /** Takes over what {@link #save} added, for the orders of the slots as they are now. */
    void restore(StateReader state, HypotheticalOrders[] orders) {
        state.section("watch");
        near.restore(state);
        far.restore(state);
        state.take(isWatched);
        for (int place = 0; place < isWatched.length; place++) {
            take(place, orders[place % slots]);
        }
        Arrays.fill(isCalm, false);
    }

    /** The best quotes of one side as the last row of each venue showed them. */
    private static final class LastQuotes {

        private static final long NOTHING = Long.MIN_VALUE;

        private final DisplayedSide side;
        private final long[] pxE9;
        private final long[] size;

        /** Those of the row that is being passed on. */
        private long nowPxE9 = NOTHING;

        private long nowSize;

        /** True if they are those of the venue's row before. */
        private boolean isRepeated;

        LastQuotes(DisplayedSide side) {
            this.side = side;
            pxE9 = new long[side.venues()];
            size = new long[side.venues()];
            Arrays.fill(pxE9, NOTHING);
        }

        void onRow(int venue, boolean isCleared) {
            boolean isShown = !isCleared && side.has(venue);
            nowPxE9 = isShown ? side.signedPxE9(venue) : NOTHING;
            nowSize = isShown ? side.size(venue) : 0;
            isRepeated = pxE9[venue] == nowPxE9 && size[venue] == nowSize;
            pxE9[venue] = nowPxE9;
            size[venue] = nowSize;
        }

        boolean isNowBelow(long px) {
            return nowPxE9 != NOTHING && nowPxE9 < px;
        }

        /** True if a venue shows what its last row showed. */
        boolean isNow(int venue) {
            return side.has(venue) && side.signedPxE9(venue) == pxE9[venue] && side.size(venue) == size[venue];
        }

        /** True if the best quote of a venue is better than a price, or not shown. */
        boolean isBetter(int venue, long px) {
            return !side.has(venue) || side.signedPxE9(venue) < px;
        }

        void save(StateWriter state) {
            state.put(pxE9).put(size);
        }

        void restore(StateReader state) {
            System.arraycopy(state.takeLongs(), 0, pxE9, 0, pxE9.length);
            System.arraycopy(state.takeLongs(), 0, size, 0, size.length);
        }
    }
}
