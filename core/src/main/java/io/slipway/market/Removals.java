package io.slipway.market;

import java.util.Arrays;

/**
 * The removals from the queues of a book: one entry per order that lost shares or its place, in order. Causes are a cancel, a
 * change that made the order smaller or cost it its place, and a trade. The list is reused and allocates only while it grows.
 * Not thread-safe.
 */
public final class Removals implements RemovedOrders {

    /** The most entries of one list, which are those of one event. */
    public static final int MOST = 512;

    /** Those of an event that has none; never written to. */
    static final Removals NONE = new Removals();

    private static final int FIRST_CAPACITY = 4;

    private int count;
    private boolean[] bids = new boolean[FIRST_CAPACITY];
    private long[] pxE9 = new long[FIRST_CAPACITY];
    private long[] size = new long[FIRST_CAPACITY];
    private long[] ahead = new long[FIRST_CAPACITY];
    private long[] traded = new long[FIRST_CAPACITY];

    /** Adds a removal of which the data does not tell that it traded. */
    public void add(boolean bid, long removalPxE9, long removedSize, long aheadOfIt) {
        add(bid, removalPxE9, removedSize, aheadOfIt, 0);
    }

    /**
     * Adds a removal.
     *
     * @param bid true if the order was a bid
     * @param removalPxE9 price of the order before the event, in 1e-9
     * @param removedSize shares that left their place
     * @param aheadOfIt shares of other orders at the same price that were ahead of it
     * @param tradedSize those of the shares that traded, as the data names the order that was filled
     * @throws IllegalStateException if there are {@value #MOST} already
     */
    public void add(boolean bid, long removalPxE9, long removedSize, long aheadOfIt, long tradedSize) {
        if (count == MOST) {
            throw new IllegalStateException("too many removals in one event: most=" + MOST);
        }
        if (count == pxE9.length) {
            grow(2 * count);
        }
        bids[count] = bid;
        pxE9[count] = removalPxE9;
        size[count] = removedSize;
        traded[count] = tradedSize;
        ahead[count++] = aheadOfIt;
    }

    @Override
    public int count() {
        return count;
    }

    /** True if the list is full. */
    public boolean isFull() {
        return count == MOST;
    }

    @Override
    public boolean isBid(int i) {
        return bids[i];
    }

    @Override
    public long pxE9(int i) {
        return pxE9[i];
    }

    @Override
    public long size(int i) {
        return size[i];
    }

    @Override
    public long ahead(int i) {
        return ahead[i];
    }

    @Override
    public long traded(int i) {
        return traded[i];
    }

    /** Makes it empty. */
    public void clear() {
        count = 0;
    }

    void copyOf(Removals other) {
        if (other.count > pxE9.length) {
            grow(other.pxE9.length);
        }
        count = other.count;
        System.arraycopy(other.bids, 0, bids, 0, count);
        System.arraycopy(other.pxE9, 0, pxE9, 0, count);
        System.arraycopy(other.size, 0, size, 0, count);
        System.arraycopy(other.ahead, 0, ahead, 0, count);
        System.arraycopy(other.traded, 0, traded, 0, count);
    }

    boolean isSameAs(Removals other) {
        return count == other.count
                && Arrays.equals(bids, 0, count, other.bids, 0, count)
                && Arrays.equals(pxE9, 0, count, other.pxE9, 0, count)
                && Arrays.equals(size, 0, count, other.size, 0, count)
                && Arrays.equals(ahead, 0, count, other.ahead, 0, count)
                && Arrays.equals(traded, 0, count, other.traded, 0, count);
    }

    private void grow(int capacity) {
        bids = Arrays.copyOf(bids, capacity);
        pxE9 = Arrays.copyOf(pxE9, capacity);
        size = Arrays.copyOf(size, capacity);
        ahead = Arrays.copyOf(ahead, capacity);
        traded = Arrays.copyOf(traded, capacity);
    }
}
