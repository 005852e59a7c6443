package io.slipway.market;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;

/**
 * One side of all venues' books, seen by an order that would take it: a lower {@link #signedPxE9 signed price} is
 * always better, whether it is an offer that a buyer takes or a bid that a seller hits. Venues may show books of different
 * depths. Not thread-safe.
 */
public final class DisplayedSide implements DisplayedLevels {

    private static final long NONE = MarketEvent.NO_PRICE;

    private final int sign;
    private final long[] signedPxE9;
    private final long[] size;
    private final int[] levels;
    private final int[] deeper;
    private long[] deeperSignedPxE9 = {};
    private long[] deeperSize = {};
    private int capacity = 1;
    private long bestSignedPxE9 = NONE;

    DisplayedSide(int venues, int sign) {
        this.sign = sign;
        this.signedPxE9 = new long[venues];
        this.size = new long[venues];
        this.levels = new int[venues];
        this.deeper = new int[venues];
        Arrays.fill(levels, 1);
        Arrays.fill(signedPxE9, NONE);
    }

    void set(int venue, boolean present, long pxE9, long newSize) {
        long previous = signedPxE9[venue];
        long next = present ? sign * pxE9 : NONE;
        signedPxE9[venue] = next;
        size[venue] = present ? newSize : 0;
        if (next <= bestSignedPxE9) {
            bestSignedPxE9 = next;
        } else if (previous == bestSignedPxE9) {
            bestSignedPxE9 = lowest();
        }
    }

    /**
     * Sets the levels of a venue beyond its best, after the best has been set.
     *
     * @param newLevels number of levels in the venue's data, the best one included
     * @param count number of displayed levels beyond the best
     * @param values from {@code first} on the prices, and {@link DeeperLevels#MOST} places further the sizes
     */
    void setDeeper(int venue, int newLevels, int count, long[] values, int first) {
        levels[venue] = newLevels;
        deeper[venue] = count;
        if (newLevels > 1 && deeperSize.length == 0) {
            deeperSignedPxE9 = new long[size.length * DeeperLevels.MOST];
            deeperSize = new long[size.length * DeeperLevels.MOST];
        }
        capacity = Math.max(capacity, newLevels);
        int at = venue * DeeperLevels.MOST;
        for (int level = 0; level < count; level++) {
            deeperSignedPxE9[at + level] = sign * values[first + level];
            deeperSize[at + level] = values[first + DeeperLevels.MOST + level];
        }
    }

    void clear(int venue) {
        set(venue, false, 0, 0);
        deeper[venue] = 0;
    }

    void clear() {
        Arrays.fill(signedPxE9, NONE);
        Arrays.fill(size, 0);
        Arrays.fill(deeper, 0);
        bestSignedPxE9 = NONE;
    }

    private long lowest() {
        long lowest = NONE;
        for (long px : signedPxE9) {
            lowest = Math.min(lowest, px);
        }
        return lowest;
    }

    /** Number of venues. */
    public int venues() {
        return size.length;
    }

    /** The most levels that a row of any venue could show so far: 1 where the data has the best only. */
    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public int depth(int venue) {
        return !has(venue) ? 0 : capacity == 1 ? 1 : 1 + deeper[venue];
    }

    @Override
    public long signedPxE9(int venue, int level) {
        return level == 0 ? signedPxE9[venue] : deeperSignedPxE9[venue * DeeperLevels.MOST + level - 1];
    }

    @Override
    public long size(int venue, int level) {
        return level == 0 ? size[venue] : deeperSize[venue * DeeperLevels.MOST + level - 1];
    }

    @Override
    public int find(int venue, long pxE9) {
        long best = signedPxE9[venue];
        return best >= pxE9 ? (best == pxE9 ? 0 : -1) : findDeeper(venue, pxE9);
    }

    private int findDeeper(int venue, long pxE9) {
        int shown = depth(venue);
        for (int level = 1; level < shown; level++) {
            long at = signedPxE9(venue, level);
            if (at >= pxE9) {
                return at == pxE9 ? level : -level - 1;
            }
        }
        return -shown - 1;
    }

    /** The declared method, with the venue's own number of levels in place of that of the data. */
    @Override
    public boolean isHidden(int venue, long pxE9) {
        return signedPxE9[venue] < pxE9 && (capacity == 1 || isHiddenDeeper(venue, pxE9));
    }

    private boolean isHiddenDeeper(int venue, long pxE9) {
        int shown = depth(venue);
        return shown >= levels[venue] && signedPxE9(venue, shown - 1) < pxE9;
    }

    /** True if the venue shows this side. */
    public boolean has(int venue) {
        return signedPxE9[venue] != NONE;
    }

    /** True if any venue shows this side. */
    public boolean hasBest() {
        return bestSignedPxE9 != NONE;
    }

    /** The venue's price times the taker's sign, so that lower is better; unspecified where it shows none. */
    public long signedPxE9(int venue) {
        return signedPxE9[venue];
    }

    /** Displayed size at the venue's best, zero where it shows none. */
    public long size(int venue) {
        return size[venue];
    }

    /** True if the venue shows the best price of all venues. */
    public boolean isAtBest(int venue) {
        return has(venue) && signedPxE9[venue] == bestSignedPxE9;
    }

    /** The best price of all venues, unsigned: the national best offer for a buyer, the national best bid for a seller. */
    public long bestPxE9() {
        if (!hasBest()) {
            throw new IllegalStateException("no venue shows this side");
        }
        return sign * bestSignedPxE9;
    }

    void save(StateWriter state) {
        state.put(signedPxE9).put(size).put(bestSignedPxE9).put(capacity);
        state.put(deeperSignedPxE9).put(deeperSize);
        for (int venue = 0; venue < size.length; venue++) {
            state.put(levels[venue]).put(deeper[venue]);
        }
    }

    void restore(StateReader state) {
        long[] px = state.takeLongs();
        long[] sizes = state.takeLongs();
        if (px.length != size.length || sizes.length != size.length) {
            throw new IllegalArgumentException("the state is of another market: venues=" + px.length);
        }
        System.arraycopy(px, 0, signedPxE9, 0, px.length);
        System.arraycopy(sizes, 0, size, 0, sizes.length);
        bestSignedPxE9 = state.takeLong();
        capacity = Math.toIntExact(state.takeLong());
        deeperSignedPxE9 = state.takeLongs();
        deeperSize = state.takeLongs();
        for (int venue = 0; venue < size.length; venue++) {
            levels[venue] = Math.toIntExact(state.takeLong());
            deeper[venue] = Math.toIntExact(state.takeLong());
        }
    }
}
