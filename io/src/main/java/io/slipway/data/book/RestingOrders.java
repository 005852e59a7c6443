package io.slipway.data.book;

import java.util.Arrays;

/** Orders by their number: side, price and open size. Open addressing with linear probing, no allocation per order. */
final class RestingOrders {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] ids = new long[FIRST_CAPACITY];
    private long[] pricesE9 = new long[FIRST_CAPACITY];
    private long[] sizes = new long[FIRST_CAPACITY];
    private boolean[] bids = new boolean[FIRST_CAPACITY];
    private boolean[] used = new boolean[FIRST_CAPACITY];
    private int count;

    /** The slot of an order, or a negative number. */
    int find(long id) {
        int slot = home(id);
        while (used[slot]) {
            if (ids[slot] == id) {
                return slot;
            }
            slot = next(slot);
        }
        return -1;
    }

    long pxE9(int slot) {
        return pricesE9[slot];
    }

    long size(int slot) {
        return sizes[slot];
    }

    boolean isBid(int slot) {
        return bids[slot];
    }

    void size(int slot, long size) {
        sizes[slot] = size;
    }

    /** Adds an order that is not there. */
    void add(long id, boolean bid, long pxE9, long size) {
        if (2 * (count + 1) > ids.length) {
            grow();
        }
        int slot = home(id);
        while (used[slot]) {
            slot = next(slot);
        }
        used[slot] = true;
        ids[slot] = id;
        bids[slot] = bid;
        pricesE9[slot] = pxE9;
        sizes[slot] = size;
        count++;
    }

    /** Removes the order of a slot and closes the gap in its run. */
    void remove(int slot) {
        int gap = slot;
        int probe = next(slot);
        while (used[probe]) {
            int distance = (probe - home(ids[probe])) & (ids.length - 1);
            if (distance >= ((probe - gap) & (ids.length - 1))) {
                move(probe, gap);
                gap = probe;
            }
            probe = next(probe);
        }
        used[gap] = false;
        count--;
    }

    void clear() {
        Arrays.fill(used, false);
        count = 0;
    }

    private void move(int from, int to) {
        ids[to] = ids[from];
        bids[to] = bids[from];
        pricesE9[to] = pricesE9[from];
        sizes[to] = sizes[from];
    }

    private int home(long id) {
        return (int) ((id * SPREAD) >>> 32) & (ids.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (ids.length - 1);
    }

    private void grow() {
        RestingOrders larger = new RestingOrders();
        larger.allocate(2 * ids.length);
        for (int slot = 0; slot < ids.length; slot++) {
            if (used[slot]) {
                larger.add(ids[slot], bids[slot], pricesE9[slot], sizes[slot]);
            }
        }
        ids = larger.ids;
        pricesE9 = larger.pricesE9;
        sizes = larger.sizes;
        bids = larger.bids;
        used = larger.used;
    }

    private void allocate(int capacity) {
        ids = new long[capacity];
        pricesE9 = new long[capacity];
        sizes = new long[capacity];
        bids = new boolean[capacity];
        used = new boolean[capacity];
    }
}
