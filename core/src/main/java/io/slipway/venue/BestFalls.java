package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;

/**
 * The latest fall of one side's best quote at every venue, for prints that follow the row that shows what they did. Signed
 * prices are those of an order that takes the side.
 */
public final class BestFalls {

    private static final long NONE = Long.MAX_VALUE;

    private final PrintRules rules;
    private final long[] bestPxE9;
    private final long[] bestSize;
    private final long[] fallPxE9;
    private final long[] fallen;
    private final long[] fallNs;
    private final boolean[] told;

    /** Nothing seen yet of {@code venues} venues. */
    public BestFalls(int venues, PrintRules rules) {
        this.rules = rules;
        bestPxE9 = new long[venues];
        bestSize = new long[venues];
        fallPxE9 = new long[venues];
        fallen = new long[venues];
        fallNs = new long[venues];
        told = new boolean[venues];
        Arrays.fill(bestPxE9, NONE);
        Arrays.fill(fallPxE9, NONE);
    }

    /** A row shows the side's levels of a venue. */
    public void onLevels(int venue, DisplayedLevels own, long nowNs) {
        boolean shown = own.depth(venue) > 0;
        long px = shown ? own.signedPxE9(venue, 0) : NONE;
        long size = shown ? own.size(venue, 0) : 0;
        long before = bestPxE9[venue];
        if (px >= before && before != NONE) {
            long gone = bestSize[venue] - (px == before ? size : 0);
            if (gone > 0) {
                fall(venue, before, gone, nowNs);
            }
        }
        bestPxE9[venue] = px;
        bestSize[venue] = size;
    }

    private void fall(int venue, long px, long gone, long nowNs) {
        boolean goesOn = fallPxE9[venue] == px && rules.isRecent(fallNs[venue], nowNs);
        fallen[venue] = goesOn ? fallen[venue] + gone : gone;
        fallPxE9[venue] = px;
        fallNs[venue] = nowNs;
    }

    /**
     * Notes a print, and returns how much of it displayed orders traded that no recent fall explains. Where the data names the
     * aggressors of a venue, a print without one met no displayed order.
     *
     * @param isTold true if the data names the aggressor
     */
    public long onPrint(int venue, long signedPxE9, long size, boolean isTold, long nowNs) {
        long explained = Math.min(size, fallen(venue, signedPxE9, nowNs));
        fallen[venue] -= explained;
        told[venue] |= isTold;
        return isTold == told[venue] ? size - explained : 0;
    }

    /** Forgets a venue's quotes: what is shown next is not compared with them. */
    public void onClear(int venue) {
        bestPxE9[venue] = NONE;
        bestSize[venue] = 0;
        fallPxE9[venue] = NONE;
    }

    /** True if a price is at or beyond a best quote that fell recently. */
    boolean reaches(int venue, long signedPxE9, long nowNs) {
        return signedPxE9 >= fallPxE9[venue] && rules.isRecent(fallNs[venue], nowNs);
    }

    /** Shares that left the best quote recently and have not been printed. */
    long fallen(int venue, long signedPxE9, long nowNs) {
        return fallPxE9[venue] == signedPxE9 && rules.isRecent(fallNs[venue], nowNs) ? fallen[venue] : 0;
    }

    long fallNs(int venue) {
        return fallNs[venue];
    }

    /** Adds what it keeps to the state of a run. */
    public void save(StateWriter state) {
        state.put(bestPxE9).put(bestSize).put(fallPxE9).put(fallen).put(fallNs);
        for (boolean each : told) {
            state.put(each);
        }
    }

    /** Takes over what {@link #save} added. */
    public void restore(StateReader state) {
        for (long[] values : new long[][] {bestPxE9, bestSize, fallPxE9, fallen, fallNs}) {
            System.arraycopy(state.takeLongs(), 0, values, 0, values.length);
        }
        for (int venue = 0; venue < told.length; venue++) {
            told[venue] = state.takeBoolean();
        }
    }
}
