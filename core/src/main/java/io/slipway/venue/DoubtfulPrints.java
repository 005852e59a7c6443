package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.market.MarketBooks;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/**
 * Prints far beyond a venue's best quote, which nobody can have met unless the book follows: late reports and average prices
 * look like that. They wait for the book for the time of {@link PrintRules#pairNs}.
 */
final class DoubtfulPrints {

    /** Receives a print that the book has confirmed. */
    @FunctionalInterface
    interface PrintListener {
        /** {@code size} shares were printed at {@code printNs}, and met the quotes of {@code makers} of then. */
        void onPrint(int venue, Side makers, long pxE9, long size, long printNs);
    }

    /** More than a venue prints far from its book before the next row; the oldest one gives way. */
    private static final int MOST = 8;

    private final MarketBooks books;
    private final PrintRules rules;
    private final int[] count;
    private long[] signedPxE9 = {};
    private long[] size = {};
    private long[] timeNs = {};

    DoubtfulPrints(MarketBooks books, PrintRules rules) {
        this.books = books;
        this.rules = rules;
        count = new int[2 * books.venues()];
    }

    /** Makes room for the first print: most runs have none. */
    private void ensure() {
        if (timeNs.length == 0) {
            signedPxE9 = new long[MOST * count.length];
            size = new long[MOST * count.length];
            timeNs = new long[MOST * count.length];
        }
    }

    private static int queue(int venue, Side makers) {
        return 2 * venue + (makers == Side.BUY ? 0 : 1);
    }

    /**
     * True if a print is farther beyond the best quote of {@code makers} than prints are and than the venue's spread is wide. A print
     * where no quote is shown is not.
     */
    boolean isDoubtful(int venue, Side makers, long pxE9) {
        DisplayedLevels near = books.opposite(makers.opposite());
        DisplayedLevels far = books.opposite(makers);
        if (near.depth(venue) == 0) {
            return false;
        }
        long best = near.signedPxE9(venue, 0);
        long distance = makers.opposite().sign() * pxE9 - best;
        long spread = far.depth(venue) == 0 ? 0 : best + far.signedPxE9(venue, 0);
        return distance > spread && !rules.isNear(distance, best);
    }

    /** True if prints of a venue wait for its book. */
    boolean isWaiting(int venue) {
        return count[2 * venue] + count[2 * venue + 1] > 0;
    }

    void add(int venue, Side makers, long pxE9, long newSize, long nowNs) {
        ensure();
        int queue = queue(venue, makers);
        if (count[queue] == MOST) {
            keep(queue, 1);
        }
        int at = MOST * queue + count[queue]++;
        signedPxE9[at] = makers.opposite().sign() * pxE9;
        size[at] = newSize;
        timeNs[at] = nowNs;
    }

    /** Drops all prints of a queue before one. */
    private void keep(int queue, int from) {
        int first = MOST * queue;
        for (long[] values : new long[][] {signedPxE9, size, timeNs}) {
            System.arraycopy(values, first + from, values, first, MOST - from);
        }
        count[queue] -= from;
    }

    /** A row shows the book of a venue: passes on the prints that it confirms, and drops those that are too old. */
    void onBook(int venue, Side makers, long nowNs, PrintListener confirmed) {
        int queue = queue(venue, makers);
        int waiting = count[queue];
        if (waiting == 0) {
            return;
        }
        DisplayedLevels near = books.opposite(makers.opposite());
        int kept = MOST * queue;
        for (int at = MOST * queue; at < MOST * queue + waiting; at++) {
            boolean follows = near.depth(venue) == 0 || near.signedPxE9(venue, 0) >= signedPxE9[at];
            if (rules.isRecent(timeNs[at], nowNs) && follows) {
                confirmed.onPrint(venue, makers, makers.opposite().sign() * signedPxE9[at], size[at], timeNs[at]);
            } else if (rules.isRecent(timeNs[at], nowNs)) {
                signedPxE9[kept] = signedPxE9[at];
                size[kept] = size[at];
                timeNs[kept++] = timeNs[at];
            }
        }
        count[queue] = kept - MOST * queue;
    }

    void save(StateWriter state) {
        for (int queue = 0; queue < count.length; queue++) {
            state.put(count[queue]);
            for (int at = MOST * queue; at < MOST * queue + count[queue]; at++) {
                state.put(signedPxE9[at]).put(size[at]).put(timeNs[at]);
            }
        }
    }

    void restore(StateReader state) {
        ensure();
        for (int queue = 0; queue < count.length; queue++) {
            count[queue] = Math.toIntExact(state.takeLong());
            for (int at = MOST * queue; at < MOST * queue + count[queue]; at++) {
                signedPxE9[at] = state.takeLong();
                size[at] = state.takeLong();
                timeNs[at] = state.takeLong();
            }
        }
    }
}
