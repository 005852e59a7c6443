package io.slipway.market;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;

/**
 * One side of all venues' best quotes, seen by an order that would take it: a lower {@link #signedPxE9 signed price} is
 * always better, whether it is an offer that a buyer takes or a bid that a seller hits. Not thread-safe.
 */
public final class DisplayedSide implements DisplayedLevels {

    private static final long NONE = MarketEvent.NO_PRICE;

    private final int sign;
    private final long[] signedPxE9;
    private final long[] size;
    private long bestSignedPxE9 = NONE;

    DisplayedSide(int venues, int sign) {
        this.sign = sign;
        this.signedPxE9 = new long[venues];
        this.size = new long[venues];
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

    void clear() {
        Arrays.fill(signedPxE9, NONE);
        Arrays.fill(size, 0);
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

    @Override
    public int capacity() {
        return 1;
    }

    @Override
    public int depth(int venue) {
        return has(venue) ? 1 : 0;
    }

    @Override
    public long signedPxE9(int venue, int level) {
        return signedPxE9[venue];
    }

    @Override
    public long size(int venue, int level) {
        return size[venue];
    }

    /** Whether the venue shows this side. */
    public boolean has(int venue) {
        return signedPxE9[venue] != NONE;
    }

    /** Whether any venue shows this side. */
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

    /** Whether the venue shows the best price of all venues. */
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
        state.put(signedPxE9).put(size).put(bestSignedPxE9);
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
    }
}
