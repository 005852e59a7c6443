package io.slipway.data.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The changes of one message, in the order of its rows. A key is a price times the sign that makes a higher one better.
 */
public final class LevelChanges {

    private static final int FIRST_CAPACITY = 64;

    private long[] keys = new long[FIRST_CAPACITY];
    private long[] sizes = new long[FIRST_CAPACITY];
    private boolean[] bids = new boolean[FIRST_CAPACITY];
    private boolean[] snapshots = new boolean[FIRST_CAPACITY];
    private boolean[] deletions = new boolean[FIRST_CAPACITY];
    private final List<String> texts = new ArrayList<>();
    private int count;

    /** Number of rows. */
    public int count() {
        return count;
    }

    /** Forgets all rows. */
    public void clear() {
        count = 0;
        texts.clear();
    }

    /** Adds the text of the row added last, {@code price:size} as the exchange writes them: for checksums, of all rows or of none. */
    public void text(String text) {
        texts.add(text);
    }

    /** Adds all rows of another message. */
    void addAll(LevelChanges other) {
        for (int row = 0; row < other.count; row++) {
            add(other.bids[row], other.keys[row], other.sizes[row], other.deletions[row], other.snapshots[row]);
        }
        texts.addAll(other.texts);
    }

    boolean hasTexts() {
        return !texts.isEmpty();
    }

    String text(int row) {
        return texts.get(row);
    }

    /** Adds a row; {@code deletes} says that its amount is zero and not only less than a lot. */
    public void add(boolean bid, long key, long size, boolean deletes, boolean snapshot) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            bids = Arrays.copyOf(bids, 2 * count);
            snapshots = Arrays.copyOf(snapshots, 2 * count);
            deletions = Arrays.copyOf(deletions, 2 * count);
        }
        keys[count] = key;
        sizes[count] = size;
        bids[count] = bid;
        deletions[count] = deletes;
        snapshots[count] = snapshot;
        count++;
    }

    boolean isBid(int row) {
        return bids[row];
    }

    long key(int row) {
        return keys[row];
    }

    long size(int row) {
        return sizes[row];
    }

    boolean isDeletion(int row) {
        return deletions[row];
    }

    boolean isSnapshot(int row) {
        return snapshots[row];
    }
}
