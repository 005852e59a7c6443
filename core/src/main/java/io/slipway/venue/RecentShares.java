package io.slipway.venue;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;

/** Shares that were printed or left a level, each with price and time, for as long as they may belong to what happens next. */
final class RecentShares {

    private static final int FIRST_CAPACITY = 4;

    /** The arrays of most: nothing happens at most levels while they are looked at. */
    private static final long[] NONE = {};

    private static final double[] NOT_MOVED = {};

    /** More than a level has within the time; the oldest ones give way. */
    private static final int MOST = 256;

    private final PrintRules rules;
    private int count;
    private long[] pxE9 = NONE;
    private long[] left = NONE;
    private long[] timeNs = NONE;
    private double[] moved = NOT_MOVED;

    RecentShares(PrintRules rules) {
        this.rules = rules;
    }

    RecentShares(RecentShares other) {
        this(other.rules);
        copyOf(other);
    }

    /** Takes over what {@code other} has, in place of its own. */
    void copyOf(RecentShares other) {
        count = other.count;
        ensure(count);
        System.arraycopy(other.pxE9, 0, pxE9, 0, count);
        System.arraycopy(other.left, 0, left, 0, count);
        System.arraycopy(other.timeNs, 0, timeNs, 0, count);
        System.arraycopy(other.moved, 0, moved, 0, count);
    }

    /** True if both have the same shares, whatever they moved. */
    boolean isSameAs(RecentShares other) {
        return count == other.count
                && Arrays.equals(pxE9, 0, count, other.pxE9, 0, count)
                && Arrays.equals(left, 0, count, other.left, 0, count)
                && Arrays.equals(timeNs, 0, count, other.timeNs, 0, count);
    }

    private void ensure(int capacity) {
        if (capacity > pxE9.length) {
            int more = Math.max(FIRST_CAPACITY, Math.max(capacity, 2 * pxE9.length));
            pxE9 = Arrays.copyOf(pxE9, more);
            left = Arrays.copyOf(left, more);
            timeNs = Arrays.copyOf(timeNs, more);
            moved = Arrays.copyOf(moved, more);
        }
    }

    /**
     * Adds shares, the latest so far; none are noted too, as something happened at the price.
     *
     * @param ahead by how much they moved the order that is followed
     */
    void add(long atE9, long size, long nowNs, double ahead) {
        for (int i = count - 1; i >= 0 && timeNs[i] == nowNs; i--) {
            if (pxE9[i] == atE9) {
                left[i] += size;
                moved[i] += ahead;
                return;
            }
        }
        if (count == MOST) {
            dropFirst(1);
        }
        ensure(count + 1);
        pxE9[count] = atE9;
        left[count] = size;
        timeNs[count] = nowNs;
        moved[count++] = ahead;
    }

    /** Drops those that are too old, and returns how many shares they were. */
    long expire(long nowNs) {
        if (count == 0 || rules.isRecent(timeNs[0], nowNs)) {
            return 0;
        }
        int old = 0;
        long shares = 0;
        while (old < count && !rules.isRecent(timeNs[old], nowNs)) {
            shares += left[old++];
        }
        dropFirst(old);
        return shares;
    }

    /** The time of the oldest; {@link Long#MAX_VALUE} if there is none. */
    long oldestNs() {
        return count == 0 ? Long.MAX_VALUE : timeNs[0];
    }

    private void dropFirst(int old) {
        if (old > 0) {
            for (int i = old; i < count; i++) {
                move(i, i - old);
            }
            count -= old;
        }
    }

    /** Drops those of a price. */
    void forget(long atE9) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (pxE9[i] != atE9) {
                move(i, kept++);
            }
        }
        count = kept;
    }

    private void move(int from, int to) {
        pxE9[to] = pxE9[from];
        left[to] = left[from];
        timeNs[to] = timeNs[from];
        moved[to] = moved[from];
    }

    void clear() {
        count = 0;
    }

    /** Uses up to {@code size} shares of a price, the oldest first, and returns how many. */
    long use(long atE9, long size) {
        long rest = size;
        for (int i = 0; i < count && rest > 0; i++) {
            long here = pxE9[i] == atE9 ? Math.min(rest, left[i]) : 0;
            left[i] -= here;
            rest -= here;
        }
        return size - rest;
    }

    /** The shares of a price. */
    long at(long atE9) {
        long shares = 0;
        for (int i = 0; i < count; i++) {
            shares += pxE9[i] == atE9 ? left[i] : 0;
        }
        return shares;
    }

    /** True if something happened at a signed price or a better one for whom it is signed. */
    boolean reaches(long signedPxE9, long nowNs) {
        for (int i = 0; i < count; i++) {
            if (signedPxE9 >= pxE9[i] && rules.isRecent(timeNs[i], nowNs)) {
                return true;
            }
        }
        return false;
    }

    PrintRules rules() {
        return rules;
    }

    int count() {
        return count;
    }

    long left(int i) {
        return left[i];
    }

    /** Sets by how much the shares of an entry moved the order that is followed. */
    void moved(int i, double ahead) {
        moved[i] = ahead;
    }

    /** By how much all moved it. */
    double moved() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += moved[i];
        }
        return sum;
    }

    void save(StateWriter state) {
        state.put(pxE9, count).put(left, count).put(timeNs, count);
        for (int i = 0; i < count; i++) {
            state.put(moved[i]);
        }
    }

    void restore(StateReader state) {
        pxE9 = state.takeLongs();
        left = state.takeLongs();
        timeNs = state.takeLongs();
        count = pxE9.length;
        moved = new double[Math.max(FIRST_CAPACITY, count)];
        for (int i = 0; i < count; i++) {
            moved[i] = state.takeDouble();
        }
        pxE9 = Arrays.copyOf(pxE9, moved.length);
        left = Arrays.copyOf(left, moved.length);
        timeNs = Arrays.copyOf(timeNs, moved.length);
    }
}
