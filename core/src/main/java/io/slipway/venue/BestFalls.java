package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;

/** The latest fall of one side's best quote at every venue, for prints that follow the row that shows what they did. */
final class BestFalls {

    private static final long NONE = Long.MAX_VALUE;

    private final PrintRules rules;
    private final long[] bestPxE9;
    private final long[] bestSize;
    private final long[] fallPxE9;
    private final long[] fallen;
    private final long[] fallNs;

    BestFalls(int venues, PrintRules rules) {
        this.rules = rules;
        bestPxE9 = new long[venues];
        bestSize = new long[venues];
        fallPxE9 = new long[venues];
        fallen = new long[venues];
        fallNs = new long[venues];
        Arrays.fill(bestPxE9, NONE);
        Arrays.fill(fallPxE9, NONE);
    }

    /** A row shows the side's levels of a venue. */
    void onLevels(int venue, DisplayedLevels own, long nowNs) {
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

    /** Notes that a print explains as much of a fall. */
    void onPrint(int venue, long signedPxE9, long size) {
        if (fallPxE9[venue] == signedPxE9) {
            fallen[venue] = Math.max(0, fallen[venue] - size);
        }
    }

    /** Forgets a venue's quotes: what is shown next is not compared with them. */
    void onClear(int venue) {
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

    void save(StateWriter state) {
        state.put(bestPxE9).put(bestSize).put(fallPxE9).put(fallen).put(fallNs);
    }

    void restore(StateReader state) {
        for (long[] values : new long[][] {bestPxE9, bestSize, fallPxE9, fallen, fallNs}) {
            System.arraycopy(state.takeLongs(), 0, values, 0, values.length);
        }
    }
}
