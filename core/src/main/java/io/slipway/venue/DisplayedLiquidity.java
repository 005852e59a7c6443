package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.market.MarketBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/** The displayed size of the venues less the size that this strategy run has taken, on both sides. */
final class DisplayedLiquidity {

    /** Receives the size that an order takes, level by level. */
    @FunctionalInterface
    interface TakeListener {
        /** {@code qty} shares were taken at a price, after which {@code leavesQty} are open. */
        void onTake(ChildOrder order, long qty, long pxE9, long leavesQty);
    }

    private final MarketBooks books;
    private final PriceBound bound;
    private final LiquidityLedger takenAsks;
    private final LiquidityLedger takenBids;

    DisplayedLiquidity(MarketBooks books, VenueModels models) {
        this.books = books;
        bound = models.bound();
        takenAsks = models.liquidity().apply(books.venues());
        takenBids = models.liquidity().apply(books.venues());
    }

    /** The ledger of what orders of {@code side} take. */
    LiquidityLedger taken(Side side) {
        return side == Side.BUY ? takenAsks : takenBids;
    }

    long reusedQty() {
        return takenAsks.reusedQty() + takenBids.reusedQty();
    }

    void onBook(int venue, long nowNs) {
        if (!takenAsks.isEmpty(venue)) {
            takenAsks.onLevels(venue, books.opposite(Side.BUY), nowNs);
        }
        if (!takenBids.isEmpty(venue)) {
            takenBids.onLevels(venue, books.opposite(Side.SELL), nowNs);
        }
    }

    /** True if the quotes of a venue as they are now change nothing of what is left. */
    boolean isUnmoved(int venue) {
        return (takenAsks.isEmpty(venue) || takenAsks.isUnmovedBy(venue, books.opposite(Side.BUY)))
                && (takenBids.isEmpty(venue) || takenBids.isUnmovedBy(venue, books.opposite(Side.SELL)));
    }

    void onForget(int venue) {
        takenAsks.onForget(venue);
        takenBids.onForget(venue);
    }

    /** Others took {@code size} shares as {@code taker} which no fall of a displayed level has explained yet. */
    void onPrint(int venue, Side taker, long pxE9, long size, long nowNs) {
        long signedPxE9 = taker.sign() * pxE9;
        if (size > 0 && books.opposite(taker).find(venue, signedPxE9) >= 0) {
            taken(taker).onPrint(venue, signedPxE9, size, nowNs);
        }
    }

    /** True if a venue's best bid is at or above its best offer. */
    boolean isLocked(int venue) {
        DisplayedLevels asks = books.opposite(Side.BUY);
        DisplayedLevels bids = books.opposite(Side.SELL);
        return asks.depth(venue) > 0
                && bids.depth(venue) > 0
                && asks.signedPxE9(venue, 0) <= -bids.signedPxE9(venue, 0);
    }

    /** True if no taken size is recorded for a venue. */
    boolean isUntouched(int venue) {
        return takenAsks.isEmpty(venue) && takenBids.isEmpty(venue);
    }

    /** Shares of a displayed level that an order of {@code side} could take. */
    long available(int venue, Side side, int level, long nowNs) {
        DisplayedLevels displayed = books.opposite(side);
        return taken(side).available(venue, displayed.signedPxE9(venue, level), displayed.size(venue, level), nowNs);
    }

    /** Shares that the order could take up to its limit, counted up to {@code enough}. */
    long takeable(ChildOrder order, long enough, long nowNs) {
        DisplayedLevels displayed = books.opposite(order.side());
        long worst = worstSignedPxE9(order, nowNs);
        long sum = 0;
        for (int level = 0; level < displayed.depth(order.venue()) && sum < enough; level++) {
            if (displayed.signedPxE9(order.venue(), level) > worst) {
                break;
            }
            sum += available(order.venue(), order.side(), level, nowNs);
        }
        return Math.min(sum, enough);
    }

    /** Takes up to {@code qty} shares for the order, best level first, and returns how many are left. */
    long take(ChildOrder order, long qty, long nowNs, TakeListener takes) {
        DisplayedLevels displayed = books.opposite(order.side());
        int venue = order.venue();
        long worst = worstSignedPxE9(order, nowNs);
        long left = qty;
        for (int level = 0; level < displayed.depth(venue) && left > 0; level++) {
            long signedPxE9 = displayed.signedPxE9(venue, level);
            if (signedPxE9 > worst) {
                break;
            }
            long filled = Math.min(left, available(venue, order.side(), level, nowNs));
            if (filled > 0) {
                left -= filled;
                taken(order.side()).onTake(venue, signedPxE9, filled, displayed.size(venue, level), nowNs);
                takes.onTake(order, filled, order.side().sign() * signedPxE9, left);
            }
        }
        return left;
    }

    private long worstSignedPxE9(ChildOrder order, long nowNs) {
        return Math.min(bound.worstSignedPxE9(nowNs), worstSignedPxE9(order));
    }

    static long worstSignedPxE9(ChildOrder order) {
        return order.type() == OrderType.MARKET ? Long.MAX_VALUE : order.side().sign() * order.limitPxE9();
    }

    void save(StateWriter state) {
        takenAsks.save(state);
        takenBids.save(state);
    }

    void restore(StateReader state) {
        takenAsks.restore(state);
        takenBids.restore(state);
    }
}
