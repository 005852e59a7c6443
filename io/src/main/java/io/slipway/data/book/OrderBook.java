package io.slipway.data.book;

import io.slipway.market.Removals;

/**
 * The book of one instrument at one venue, rebuilt from what happens to each order (market by order), with the queue at each
 * price: who came first stands first, and a change that makes an order larger than what its trades left of it, or moves it to
 * another price, sends it to the end.
 * Orders that leave a queue are noted until {@link #forgetRemovals}. Not thread-safe.
 *
 * <p>An order that is added twice replaces the first. A change of an order that is not there is reported by the return value
 * and otherwise ignored, but for a modification, which then adds it.
 */
public final class OrderBook {

    private static final long MOST_AHEAD = 0xFFFF_FFFFL;

    private final RestingOrders orders = new RestingOrders();
    private final PriceLevels bids = PriceLevels.bids();
    private final PriceLevels asks = PriceLevels.asks();
    private final Removals removals = new Removals();
    private boolean isBestOnly;

    /** The bids by price. */
    public PriceLevels bids() {
        return bids;
    }

    /** The offers by price. */
    public PriceLevels asks() {
        return asks;
    }

    /** True if its feed tells the best level only. */
    public boolean isBestOnly() {
        return isBestOnly;
    }

    /** Orders that left the queues since the last {@link #forgetRemovals}, except those that {@link #clear} removed; at most {@link Removals#MOST}. */
    public Removals removals() {
        return removals;
    }

    /** Forgets what left the queues. */
    public void forgetRemovals() {
        removals.clear();
    }

    /** Adds an order. */
    public void add(long id, boolean bid, long pxE9, long size) {
        int row = orders.find(id);
        if (row != RestingOrders.NONE) {
            remove(row);
        }
        join(id, bid, pxE9, size);
    }

    private void join(long id, boolean bid, long pxE9, long size) {
        PriceLevels side = side(bid);
        int last = side.last(pxE9);
        side.add(pxE9, size);
        side.last(pxE9, orders.add(id, bid, pxE9, size, last));
    }

    /**
     * Takes {@code size} off an order, which ends when nothing is left.
     *
     * @return whether the order was there
     */
    public boolean cancel(long id, long size) {
        int row = orders.find(id);
        if (row == RestingOrders.NONE) {
            return false;
        }
        if (size < orders.size(row)) {
            reduce(row, size);
        } else {
            remove(row);
        }
        return true;
    }

    /**
     * Shares of an order have traded, which a {@link #cancel} or {@link #modify} will show. One that shows more than was left is
     * that of an order which displays a part of itself only, and the next part joins at the end.
     */
    public void fill(long id, long size) {
        int row = orders.find(id);
        if (row != RestingOrders.NONE) {
            orders.traded(row, orders.traded(row) + size);
        }
    }

    /**
     * Gives an order another price and size. Fewer shares at the same price keep the place in the queue.
     *
     * @return whether the order was there; if not, it is now
     */
    public boolean modify(long id, boolean bid, long pxE9, long size) {
        int row = orders.find(id);
        if (row == RestingOrders.NONE) {
            join(id, bid, pxE9, size);
            return false;
        }
        long most = orders.size(row) - orders.traded(row);
        boolean keepsPlace = orders.isBid(row) == bid && orders.pxE9(row) == pxE9 && size <= most;
        if (!keepsPlace) {
            remove(row);
            join(id, bid, pxE9, size);
        } else if (size < orders.size(row)) {
            reduce(row, orders.size(row) - size);
            orders.traded(row, 0);
        }
        return true;
    }

    /** True if an order rests. */
    public boolean has(long id) {
        return orders.find(id) != RestingOrders.NONE;
    }

    /** True if an order that rests is a bid. */
    public boolean isBid(long id) {
        return orders.isBid(orders.find(id));
    }

    /** Price of an order that rests. */
    public long pxE9(long id) {
        return orders.pxE9(orders.find(id));
    }

    /** Shares of an order that rests. */
    public long size(long id) {
        return orders.size(orders.find(id));
    }

    /** Shares that stand in the queue of a price from an order on, its own included; zero if it is not there. */
    public long fromOn(long id) {
        int row = orders.find(id);
        long shares = 0;
        for (; row != RestingOrders.NONE; row = orders.after(row)) {
            shares += orders.size(row);
        }
        return shares;
    }

    /** Empties the book. */
    public void clear() {
        orders.clear();
        bids.clear();
        asks.clear();
    }

    /** Makes one order all there is on a side, or nothing if {@code size} is zero: for feeds of the best level only. */
    public void replaceSide(boolean bid, long pxE9, long size) {
        isBestOnly = true;
        PriceLevels side = side(bid);
        side.clear();
        if (size > 0) {
            side.add(pxE9, size);
        }
    }

    /** True if the best bid is above the best offer. */
    public boolean isCrossed() {
        return bids.depth() > 0 && asks.depth() > 0 && bids.pxE9(0) > asks.pxE9(0);
    }

    /** The fewest orders of one side without which the book would not be crossed. */
    public int crossingOrders() {
        if (!isCrossed()) {
            return 0;
        }
        int bidOrders = 0;
        for (int level = 0; level < bids.depth() && bids.pxE9(level) > asks.pxE9(0); level++) {
            bidOrders += bids.count(level);
        }
        int askOrders = 0;
        for (int level = 0; level < asks.depth() && asks.pxE9(level) < bids.pxE9(0); level++) {
            askOrders += asks.count(level);
        }
        return Math.min(bidOrders, askOrders);
    }

    /** Removes the orders that a trade at a price would have met first: bids above it and offers below it; returns their number. */
    public int removeBetterThan(long pxE9) {
        int removed = 0;
        while (bids.depth() > 0 && bids.pxE9(0) > pxE9) {
            removed += removeBest(bids);
        }
        while (asks.depth() > 0 && asks.pxE9(0) < pxE9) {
            removed += removeBest(asks);
        }
        return removed;
    }

    private int removeBest(PriceLevels side) {
        int last = side.last(side.pxE9(0));
        if (last == RestingOrders.NONE) {
            side.removeBest();
        } else {
            remove(last);
        }
        return 1;
    }

    private void reduce(int row, long size) {
        PriceLevels side = side(orders.isBid(row));
        note(row, size, side);
        side.reduce(orders.pxE9(row), size, false);
        orders.size(row, orders.size(row) - size);
        orders.traded(row, Math.max(0, orders.traded(row) - size));
    }

    private void remove(int row) {
        PriceLevels side = side(orders.isBid(row));
        long pxE9 = orders.pxE9(row);
        note(row, orders.size(row), side);
        side.reduce(pxE9, orders.size(row), true);
        if (orders.after(row) == RestingOrders.NONE) {
            side.last(pxE9, orders.before(row));
        }
        orders.remove(row);
    }

    private void note(int row, long size, PriceLevels side) {
        long pxE9 = orders.pxE9(row);
        if (size > 0 && !removals.isFull()) {
            long ahead = orders.ahead(row, side.sizeAt(pxE9));
            removals.add(
                    orders.isBid(row),
                    pxE9,
                    size,
                    Math.min(MOST_AHEAD, Math.max(0, ahead)),
                    Math.min(size, orders.traded(row)));
        }
    }

    private PriceLevels side(boolean bid) {
        return bid ? bids : asks;
    }
}
