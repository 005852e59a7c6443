package io.slipway.data.book;

import java.util.Arrays;

/** The levels of one side of a book by their number from the best one on, of which some may not be known. */
public final class NumberedLevels {

    private static final int FIRST_CAPACITY = 64;

    private long[] prices = new long[FIRST_CAPACITY];
    private long[] sizes = new long[FIRST_CAPACITY];
    private boolean[] known = new boolean[FIRST_CAPACITY];
    private int end;

    /** Forgets all levels. */
    public void clear() {
        Arrays.fill(known, 0, end, false);
        end = 0;
    }

    /** Number of the level after the last one. */
    public int end() {
        return end;
    }

    /** True if the level of a number below {@link #end()} was told. */
    public boolean isKnown(int number) {
        return known[number];
    }

    /** The price of a level that is known, in 1e-9. */
    public long priceE9(int number) {
        return prices[number];
    }

    /** The size of a level that is known; 0 if it is empty. */
    public long size(int number) {
        return sizes[number];
    }

    /** Replaces a level; all others stay. */
    public void put(int number, long priceE9, long size) {
        reserve(number);
        prices[number] = priceE9;
        sizes[number] = size;
        known[number] = true;
        end = Math.max(end, number + 1);
    }

    /**
     * Adds a level before the one of its number, which moves back with all behind it.
     *
     * @param last number of the last level of the book; levels that move behind it are gone
     */
    public void insert(int number, long priceE9, long size, int last) {
        reserve(end + 1);
        if (number < end) {
            move(number, number + 1, end - number);
            end = Math.min(end + 1, last + 1);
        }
        put(number, priceE9, size);
    }

    /**
     * Ends a level, and moves those behind it forward.
     *
     * @return {@code false} if it was not known
     */
    public boolean remove(int number) {
        if (number >= end) {
            return false;
        }
        boolean wasKnown = known[number];
        move(number + 1, number, end - number - 1);
        end--;
        known[end] = false;
        return wasKnown;
    }

    private void move(int from, int to, int count) {
        System.arraycopy(prices, from, prices, to, count);
        System.arraycopy(sizes, from, sizes, to, count);
        System.arraycopy(known, from, known, to, count);
    }

    private void reserve(int number) {
        if (number >= prices.length) {
            int capacity = 2 * number;
            prices = Arrays.copyOf(prices, capacity);
            sizes = Arrays.copyOf(sizes, capacity);
            known = Arrays.copyOf(known, capacity);
        }
    }
}
