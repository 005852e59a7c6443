package io.slipway.data.book;

/**
 * The book of one instrument at one venue, rebuilt from what happens to each order (market by order). Not thread-safe.
 *
 * <p>An order that is added twice replaces the first. A change of an order that is not there is reported by the return value
 * and otherwise ignored, but for a modification, which then adds it.
 */
public final class OrderBook {

    private final RestingOrders orders = new RestingOrders();
    private final PriceLevels bids = PriceLevels.bids();
    private final PriceLevels asks = PriceLevels.asks();
    private boolean isBestOnly;

    /** The bids by price. */
    public PriceLevels bids() {
        return bids;
    }

    /** The offers by price. */
    public PriceLevels asks() {
        return asks;
    }

    /** Whether its feed tells the best level only. */
    public boolean isBestOnly() {
        return isBestOnly;
    }

    /** Adds an order. */
    public void add(long id, boolean bid, long pxE9, long size) {
        int slot = orders.find(id);
        if (slot >= 0) {
            remove(slot);
        }
        orders.add(id, bid, pxE9, size);
        side(bid).add(pxE9, size);
    }

    /**
     * Takes {@code size} off an order, which ends when nothing is left.
     *
     * @return whether the order was there
     */
    public boolean cancel(long id, long size) {
        int slot = orders.find(id);
        if (slot < 0) {
            return false;
        }
        long left = orders.size(slot) - size;
        if (left <= 0) {
            remove(slot);
        } else {
            side(orders.isBid(slot)).reduce(orders.pxE9(slot), size, false);
            orders.size(slot, left);
        }
        return true;
    }

    /**
     * Gives an order another price and size.
     *
     * @return whether the order was there; if not, it is now
     */
    public boolean modify(long id, boolean bid, long pxE9, long size) {
        boolean known = orders.find(id) >= 0;
        add(id, bid, pxE9, size);
        return known;
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

    private void remove(int slot) {
        side(orders.isBid(slot)).reduce(orders.pxE9(slot), orders.size(slot), true);
        orders.remove(slot);
    }

    private PriceLevels side(boolean bid) {
        return bid ? bids : asks;
    }
}
