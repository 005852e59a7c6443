package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;

/**
 * The recent falls of one side's best quote at every venue, for prints that follow the row that shows what they did; a fall that
 * was printed before explains nothing. A side that vanishes and is back soon did not fall. Signed prices are those of an order
 * that takes the side.
 */
public final class BestFalls {

    private static final long NONE = Long.MAX_VALUE;
    /** The time at which a side vanished that has not. */
    static final long PRESENT = Long.MAX_VALUE;

    private final PrintRules rules;
    private final long[] bestPxE9;
    private final long[] bestSize;
    private final long[] blankNs;
    private final RecentShares[] falls;
    private final RecentShares[] wholeFalls;
    private final RecentShares[] prints;
    private final boolean[] told;

    /** By venue, a time until which nothing becomes too old: at the latest the first at which something does. */
    private final long[] recentUntilNs;

    /** Nothing seen yet of {@code venues} venues. */
    public BestFalls(int venues, PrintRules rules) {
        this.rules = rules;
        bestPxE9 = new long[venues];
        bestSize = new long[venues];
        blankNs = new long[venues];
        falls = new RecentShares[venues];
        wholeFalls = new RecentShares[venues];
        prints = new RecentShares[venues];
        told = new boolean[venues];
        recentUntilNs = new long[venues];
        Arrays.fill(bestPxE9, NONE);
        Arrays.fill(blankNs, PRESENT);
        Arrays.fill(recentUntilNs, Long.MAX_VALUE);
        Arrays.setAll(falls, venue -> new RecentShares(rules));
        Arrays.setAll(wholeFalls, venue -> new RecentShares(rules));
        Arrays.setAll(prints, venue -> new RecentShares(rules));
    }

    /** A row shows the side's levels of a venue. One that shows the best quote as it was changes nothing. */
    public void onLevels(int venue, DisplayedLevels own, long nowNs) {
        if (own.depth(venue) == 0) {
            expire(venue, nowNs);
            if (bestPxE9[venue] != NONE && blankNs[venue] == PRESENT) {
                falls[venue].add(bestPxE9[venue], 0, nowNs, 0);
                blankNs[venue] = nowNs;
                noteRecent(venue, nowNs);
            }
            return;
        }
        long px = own.signedPxE9(venue, 0);
        long size = own.size(venue, 0);
        if (px == bestPxE9[venue] && size == bestSize[venue] && blankNs[venue] == PRESENT) {
            return;
        }
        expire(venue, nowNs);
        blankNs[venue] = PRESENT;
        if (bestPxE9[venue] != NONE) {
            compare(venue, px, size, nowNs);
        }
        bestPxE9[venue] = px;
        bestSize[venue] = size;
    }

    /** Something of now is kept of a venue. */
    private void noteRecent(int venue, long nowNs) {
        recentUntilNs[venue] = Math.min(recentUntilNs[venue], rules.recentUntilNs(nowNs));
    }

    private void expire(int venue, long nowNs) {
        if (nowNs <= recentUntilNs[venue]) {
            return;
        }
        falls[venue].expire(nowNs);
        wholeFalls[venue].expire(nowNs);
        prints[venue].expire(nowNs);
        if (blankNs[venue] != PRESENT && !rules.isRecent(blankNs[venue], nowNs)) {
            bestPxE9[venue] = NONE;
            blankNs[venue] = PRESENT;
        }
        long oldestNs = Math.min(
                blankNs[venue],
                Math.min(falls[venue].oldestNs(), Math.min(wholeFalls[venue].oldestNs(), prints[venue].oldestNs())));
        recentUntilNs[venue] = rules.recentUntilNs(oldestNs);
    }

    private void compare(int venue, long px, long size, long nowNs) {
        long before = bestPxE9[venue];
        long gone = bestSize[venue] - (px == before ? size : 0);
        if (px < before || (px == before && gone < 0)) {
            prints[venue].forget(px);
        } else if (gone > 0) {
            falls[venue].add(before, gone - prints[venue].use(before, gone), nowNs, 0);
            wholeFalls[venue].add(before, gone, nowNs, 0);
            noteRecent(venue, nowNs);
        }
        if (px > before) {
            falls[venue].forget(px);
            wholeFalls[venue].forget(px);
            prints[venue].forget(px);
        }
    }

    /**
     * Notes a print, and returns how much of it is new size, as nothing fell for it. A fall that was printed before also speaks
     * against new size, since one order may be printed in parts. Where the data names the aggressors of a venue, a print without one
     * met no displayed order.
     *
     * @param isTold true if the data names the aggressor
     */
    public long onPrint(int venue, long signedPxE9, long size, boolean isTold, long nowNs) {
        expire(venue, nowNs);
        long unexplained = size - falls[venue].use(signedPxE9, size);
        if (unexplained > 0) {
            prints[venue].add(signedPxE9, unexplained, nowNs, 0);
            noteRecent(venue, nowNs);
        }
        told[venue] |= isTold;
        long refilled = size - wholeFalls[venue].use(signedPxE9, size);
        return isTold == told[venue] ? refilled : 0;
    }

    /** Forgets a venue's quotes: what is shown next is not compared with them. */
    public void onClear(int venue) {
        bestPxE9[venue] = NONE;
        bestSize[venue] = 0;
        blankNs[venue] = PRESENT;
        falls[venue].clear();
        wholeFalls[venue].clear();
        prints[venue].clear();
    }

    /** Takes a venue's levels as they are, with nothing that fell or was printed recently. */
    public void settle(int venue, DisplayedLevels own) {
        onClear(venue);
        if (own.depth(venue) > 0) {
            bestPxE9[venue] = own.signedPxE9(venue, 0);
            bestSize[venue] = own.size(venue, 0);
        }
    }

    /** True if a print of a venue has named its aggressor. */
    public boolean isTold(int venue) {
        return told[venue];
    }

    /** True if a price is at or beyond a best quote that fell recently. */
    boolean reaches(int venue, long signedPxE9, long nowNs) {
        return falls[venue].reaches(signedPxE9, nowNs);
    }

    /** Shares that left the best quote recently and have not been printed. */
    RecentShares fallen(int venue, long nowNs) {
        expire(venue, nowNs);
        return falls[venue];
    }

    /** The time at which the side vanished, if it may be back soon; else {@link #PRESENT}. */
    long blankNs(int venue, long nowNs) {
        expire(venue, nowNs);
        return blankNs[venue];
    }

    /** True if a row that shows the levels as they are now would change nothing. */
    boolean isNoted(int venue, DisplayedLevels own, long nowNs) {
        expire(venue, nowNs);
        if (own.depth(venue) == 0) {
            return bestPxE9[venue] == NONE || blankNs[venue] != PRESENT;
        }
        return blankNs[venue] == PRESENT
                && bestPxE9[venue] == own.signedPxE9(venue, 0)
                && bestSize[venue] == own.size(venue, 0);
    }

    /** True if from now on both give the same answers for a venue, told the same. */
    boolean isSameAs(BestFalls other, int venue, long nowNs) {
        expire(venue, nowNs);
        other.expire(venue, nowNs);
        return bestPxE9[venue] == other.bestPxE9[venue]
                && (bestPxE9[venue] == NONE || bestSize[venue] == other.bestSize[venue])
                && blankNs[venue] == other.blankNs[venue]
                && told[venue] == other.told[venue]
                && falls[venue].isSameAs(other.falls[venue])
                && wholeFalls[venue].isSameAs(other.wholeFalls[venue])
                && prints[venue].isSameAs(other.prints[venue]);
    }

    /** Takes over what {@code other} keeps of a venue. */
    void copyOf(BestFalls other, int venue) {
        bestPxE9[venue] = other.bestPxE9[venue];
        bestSize[venue] = other.bestSize[venue];
        blankNs[venue] = other.blankNs[venue];
        told[venue] = other.told[venue];
        recentUntilNs[venue] = other.recentUntilNs[venue];
        falls[venue].copyOf(other.falls[venue]);
        wholeFalls[venue].copyOf(other.wholeFalls[venue]);
        prints[venue].copyOf(other.prints[venue]);
    }

    /** Adds what it keeps to the state of a run. */
    public void save(StateWriter state) {
        for (int venue = 0; venue < told.length; venue++) {
            save(state, venue);
        }
    }

    /** Adds what it keeps of a venue. */
    void save(StateWriter state, int venue) {
        state.put(bestPxE9[venue]).put(bestSize[venue]).put(blankNs[venue]).put(told[venue]);
        falls[venue].save(state);
        wholeFalls[venue].save(state);
        prints[venue].save(state);
    }

    /** Takes over what {@link #save} added. */
    public void restore(StateReader state) {
        for (int venue = 0; venue < told.length; venue++) {
            restore(state, venue);
        }
    }

    /** Takes over what {@link #save(StateWriter, int)} added. */
    void restore(StateReader state, int venue) {
        bestPxE9[venue] = state.takeLong();
        bestSize[venue] = state.takeLong();
        blankNs[venue] = state.takeLong();
        told[venue] = state.takeBoolean();
        recentUntilNs[venue] = Long.MIN_VALUE;
        falls[venue].restore(state);
        wholeFalls[venue].restore(state);
        prints[venue].restore(state);
    }
}
