package io.slipway.data.book;

import java.util.Arrays;

/**
 * The price levels of one side of a book, the best one last, as changes there are the most frequent and the cheapest. Keys
 * are prices times the sign that makes a higher one better.
 */
final class SideLevels {

    private static final int FIRST_CAPACITY = 64;

    private long[] keys = new long[FIRST_CAPACITY];
    private long[] sizes = new long[FIRST_CAPACITY];
    private long[] told = new long[FIRST_CAPACITY];
    private int count;

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The key of a level, 0 being the best, below {@link #count()}. */
    long key(int level) {
        return keys[count - 1 - level];
    }

    /** The size of a level, 0 being the best, below {@link #count()}. */
    long size(int level) {
        return sizes[count - 1 - level];
    }

    /** The number of the message that told a level last, 0 being the best, below {@link #count()}. */
    long told(int level) {
        return told[count - 1 - level];
    }

    boolean has(long key) {
        return Arrays.binarySearch(keys, 0, count, key) >= 0;
    }

    void clear() {
        count = 0;
    }

    /** Sets the size at a level, above zero, as told by the message of a number. */
    void put(long key, long size, long message) {
        int at = Arrays.binarySearch(keys, 0, count, key);
        if (at < 0) {
            at = -at - 1;
            insert(at, key);
        }
        sizes[at] = size;
        told[at] = message;
    }

    /** Removes a level; returns whether it was there. */
    boolean remove(long key) {
        int at = Arrays.binarySearch(keys, 0, count, key);
        if (at < 0) {
            return false;
        }
        count--;
        System.arraycopy(keys, at + 1, keys, at, count - at);
        System.arraycopy(sizes, at + 1, sizes, at, count - at);
        System.arraycopy(told, at + 1, told, at, count - at);
        return true;
    }

    private void insert(int at, long key) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            told = Arrays.copyOf(told, 2 * count);
        }
        System.arraycopy(keys, at, keys, at + 1, count - at);
        System.arraycopy(sizes, at, sizes, at + 1, count - at);
        System.arraycopy(told, at, told, at + 1, count - at);
        keys[at] = key;
        count++;
    }
}
