package io.slipway.synthetic;

/** The price levels of one side of one venue, best first. */
final class Ladder {

    /** More levels than a record shows, so that one is there when another goes. */
    static final int CAPACITY = 16;

    /** +1 for offers, -1 for bids: the direction away from the other side. */
    private final int outward;

    private final long[] ticks = new long[CAPACITY];
    private final long[] sizes = new long[CAPACITY];
    private final int[] orders = new int[CAPACITY];
    private int depth;

    Ladder(int outward) {
        this.outward = outward;
    }

    int depth() {
        return depth;
    }

    long ticks(int level) {
        return ticks[level];
    }

    /** Displayed size, zero where there is no level. */
    long size(int level) {
        return level < depth ? sizes[level] : 0;
    }

    int orders(int level) {
        return orders[level];
    }

    void set(int level, long newSize, int newOrders) {
        sizes[level] = newSize;
        orders[level] = newOrders;
    }

    /** The level at this price, or the one before which it would stand. */
    int levelOf(long price) {
        int level = 0;
        while (level < depth && (ticks[level] - price) * outward < 0) {
            level++;
        }
        return level;
    }

    boolean has(long price) {
        int level = levelOf(price);
        return level < depth && ticks[level] == price;
    }

    /** Puts a level in; the last one gives way if there are too many. */
    void insert(int level, long price, long size, int orderCount) {
        depth = Math.min(depth, CAPACITY - 1);
        int at = Math.min(level, depth);
        int moved = depth++ - at;
        System.arraycopy(ticks, at, ticks, at + 1, moved);
        System.arraycopy(sizes, at, sizes, at + 1, moved);
        System.arraycopy(orders, at, orders, at + 1, moved);
        ticks[at] = price;
        set(at, size, orderCount);
    }

    void remove(int level) {
        depth--;
        int moved = depth - level;
        System.arraycopy(ticks, level + 1, ticks, level, moved);
        System.arraycopy(sizes, level + 1, sizes, level, moved);
        System.arraycopy(orders, level + 1, orders, level, moved);
    }

    void clear() {
        depth = 0;
    }
}
