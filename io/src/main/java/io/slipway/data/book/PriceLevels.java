package io.slipway.data.book;

import java.util.Arrays;

/**
 * One side of a book by price, the best level first: prices, displayed sizes, numbers of orders, and the last of each queue. Adding to or taking from
 * a level near the best moves little memory; nothing is allocated once the arrays have grown. Not thread-safe.
 */
public final class PriceLevels {

    /** More levels than a quiet book has; it doubles when needed. */
    private static final int FIRST_CAPACITY = 64;

    private final int sign;
    private long[] keys = new long[FIRST_CAPACITY];
    private long[] sizes = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int[] lasts = new int[FIRST_CAPACITY];
    private int depth;

    private PriceLevels(int sign) {
        this.sign = sign;
    }

    /** Bids: the highest price is best. */
    public static PriceLevels bids() {
        return new PriceLevels(1);
    }

    /** Offers: the lowest price is best. */
    public static PriceLevels asks() {
        return new PriceLevels(-1);
    }

    /** Number of levels. */
    public int depth() {
        return depth;
    }

    /** Price of a level, 0 being the best. */
    public long pxE9(int level) {
        return sign * keys[depth - 1 - level];
    }

    /** Displayed size of a level. */
    public long size(int level) {
        return sizes[depth - 1 - level];
    }

    /** Number of orders at a level. */
    public int count(int level) {
        return counts[depth - 1 - level];
    }

    /** Adds an order. */
    public void add(long pxE9, long size) {
        int at = find(sign * pxE9);
        if (at < 0) {
            at = -at - 1;
            insert(at, sign * pxE9);
        }
        sizes[at] += size;
        counts[at]++;
    }

    /** The row of the last order of the queue at a price, {@link RestingOrders#NONE} if there is none. */
    int last(long pxE9) {
        int at = find(sign * pxE9);
        return at < 0 ? RestingOrders.NONE : lasts[at];
    }

    /** Sets the row of the last order of the queue at a price, where there is a level. */
    void last(long pxE9, int row) {
        int at = find(sign * pxE9);
        if (at >= 0) {
            lasts[at] = row;
        }
    }

    /** Shares displayed at a price. */
    long sizeAt(long pxE9) {
        int at = find(sign * pxE9);
        return at < 0 ? 0 : sizes[at];
    }

    /** Takes {@code size} off a level, and an order if {@code removes}; a level without orders ends. */
    public void reduce(long pxE9, long size, boolean removes) {
        int at = find(sign * pxE9);
        if (at < 0) {
            return;
        }
        sizes[at] -= size;
        counts[at] -= removes ? 1 : 0;
        if (counts[at] == 0) {
            remove(at);
        }
    }

    /** Removes the best level. */
    void removeBest() {
        depth--;
    }

    /** Makes it empty. */
    public void clear() {
        depth = 0;
    }

    private int find(long key) {
        return Arrays.binarySearch(keys, 0, depth, key);
    }

    private void insert(int at, long key) {
        if (depth == keys.length) {
            keys = Arrays.copyOf(keys, 2 * depth);
            sizes = Arrays.copyOf(sizes, 2 * depth);
            counts = Arrays.copyOf(counts, 2 * depth);
            lasts = Arrays.copyOf(lasts, 2 * depth);
        }
        System.arraycopy(keys, at, keys, at + 1, depth - at);
        System.arraycopy(sizes, at, sizes, at + 1, depth - at);
        System.arraycopy(counts, at, counts, at + 1, depth - at);
        System.arraycopy(lasts, at, lasts, at + 1, depth - at);
        keys[at] = key;
        sizes[at] = 0;
        counts[at] = 0;
        lasts[at] = RestingOrders.NONE;
        depth++;
    }

    private void remove(int at) {
        depth--;
        System.arraycopy(keys, at + 1, keys, at, depth - at);
        System.arraycopy(sizes, at + 1, sizes, at, depth - at);
        System.arraycopy(counts, at + 1, counts, at, depth - at);
        System.arraycopy(lasts, at + 1, lasts, at, depth - at);
    }
}
