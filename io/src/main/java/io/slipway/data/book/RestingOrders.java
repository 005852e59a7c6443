package io.slipway.data.book;

import java.util.Arrays;

/**
 * Orders by their number: side, price, open size, what of it has traded though the size does not show it yet, and which stand next to them in the queue of their price. Each has a row that
 * stays its own until it is removed. Open addressing with linear probing, no allocation per order.
 */
final class RestingOrders {

    /** Instead of the row of an order. */
    static final int NONE = -1;

    /** A power of two, as the index of a slot is a masked hash; it doubles when needed. */
    private static final int FIRST_CAPACITY = 1 << 10;
    /** 2^64 divided by the golden ratio: consecutive order numbers land in distant slots (Knuth, volume 3, 6.4). */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private int[] rows = empty(FIRST_CAPACITY);
    private long[] ids = new long[FIRST_CAPACITY / 2];
    private long[] pricesE9 = new long[FIRST_CAPACITY / 2];
    private long[] sizes = new long[FIRST_CAPACITY / 2];
    private long[] traded = new long[FIRST_CAPACITY / 2];
    private boolean[] bids = new boolean[FIRST_CAPACITY / 2];
    private int[] before = new int[FIRST_CAPACITY / 2];
    private int[] after = new int[FIRST_CAPACITY / 2];
    private int rowsUsed;
    private int firstFree = NONE;
    private int count;

    private static int[] empty(int capacity) {
        int[] rows = new int[capacity];
        Arrays.fill(rows, NONE);
        return rows;
    }

    /** The row of an order, or {@link #NONE}. */
    int find(long id) {
        int slot = home(id);
        while (rows[slot] != NONE && ids[rows[slot]] != id) {
            slot = next(slot);
        }
        return rows[slot];
    }

    long pxE9(int row) {
        return pricesE9[row];
    }

    long size(int row) {
        return sizes[row];
    }

    boolean isBid(int row) {
        return bids[row];
    }

    /** The order behind which it stands, or {@link #NONE}. */
    int before(int row) {
        return before[row];
    }

    /** The order that stands behind it, or {@link #NONE}. */
    int after(int row) {
        return after[row];
    }

    void size(int row, long size) {
        sizes[row] = size;
    }

    /** Shares that have traded and that its size still counts. */
    long traded(int row) {
        return traded[row];
    }

    void traded(int row, long shares) {
        traded[row] = shares;
    }

    /** Adds an order that is not there behind that of the row {@code last}, the last of its queue; returns its row. */
    int add(long id, boolean bid, long pxE9, long size, int last) {
        if (2 * (count + 1) > rows.length) {
            grow();
        }
        int row = freeRow();
        ids[row] = id;
        bids[row] = bid;
        pricesE9[row] = pxE9;
        sizes[row] = size;
        traded[row] = 0;
        before[row] = last;
        after[row] = NONE;
        if (last != NONE) {
            after[last] = row;
        }
        int slot = home(id);
        while (rows[slot] != NONE) {
            slot = next(slot);
        }
        rows[slot] = row;
        count++;
        return row;
    }

    private int freeRow() {
        if (firstFree == NONE) {
            return rowsUsed++;
        }
        int row = firstFree;
        firstFree = after[row];
        return row;
    }

    /** Shares that stand ahead of an order in the queue of its price, which holds {@code total}: walks to its nearer end. */
    long ahead(int row, long total) {
        long ahead = 0;
        long behind = 0;
        int up = before[row];
        int down = after[row];
        while (up != NONE && down != NONE) {
            ahead += sizes[up];
            behind += sizes[down];
            up = before[up];
            down = after[down];
        }
        return up == NONE ? ahead : total - sizes[row] - behind;
    }

    /** Removes the order of a row, closing its queue and the gap in its run. */
    void remove(int row) {
        if (before[row] != NONE) {
            after[before[row]] = after[row];
        }
        if (after[row] != NONE) {
            before[after[row]] = before[row];
        }
        int gap = home(ids[row]);
        while (rows[gap] != row) {
            gap = next(gap);
        }
        int probe = next(gap);
        while (rows[probe] != NONE) {
            int distance = (probe - home(ids[rows[probe]])) & (rows.length - 1);
            if (distance >= ((probe - gap) & (rows.length - 1))) {
                rows[gap] = rows[probe];
                gap = probe;
            }
            probe = next(probe);
        }
        rows[gap] = NONE;
        after[row] = firstFree;
        firstFree = row;
        count--;
    }

    void clear() {
        Arrays.fill(rows, NONE);
        rowsUsed = 0;
        firstFree = NONE;
        count = 0;
    }

    private int home(long id) {
        return (int) ((id * SPREAD) >>> 32) & (rows.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (rows.length - 1);
    }

    private void grow() {
        int[] old = rows;
        rows = empty(2 * old.length);
        for (int row : old) {
            if (row != NONE) {
                int slot = home(ids[row]);
                while (rows[slot] != NONE) {
                    slot = next(slot);
                }
                rows[slot] = row;
            }
        }
        ids = Arrays.copyOf(ids, old.length);
        pricesE9 = Arrays.copyOf(pricesE9, old.length);
        sizes = Arrays.copyOf(sizes, old.length);
        traded = Arrays.copyOf(traded, old.length);
        bids = Arrays.copyOf(bids, old.length);
        before = Arrays.copyOf(before, old.length);
        after = Arrays.copyOf(after, old.length);
    }
}
