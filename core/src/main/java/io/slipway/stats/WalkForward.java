package io.slipway.stats;

import java.util.Arrays;

/**
 * Choice of parameters on earlier orders, to be measured on later ones. Orders are divided into folds of consecutive clusters: the
 * orders of one start, or of one day, stay together. For each fold after the first, the choice is the point with the lowest mean cost on the orders that had ended before the fold's first
 * order began. Immutable.
 */
public final class WalkForward {

    /** The choice for an order of the first fold, which has no earlier orders. */
    public static final int NONE = -1;

    private final int[] foldOf;
    private final int[] choice;

    /**
     * Chooses a point for each fold.
     *
     * @param costs cost by point and order; lower is better
     * @param startsNs start of each order; those of a cluster in any order
     * @param endsNs end of each order
     * @param clusters cluster of each order, ascending
     * @param folds at least two
     * @throws IllegalArgumentException if there are fewer than two folds, or fewer clusters than folds
     */
    public WalkForward(double[][] costs, long[] startsNs, long[] endsNs, int[] clusters, int folds) {
        int orders = startsNs.length;
        long count = Arrays.stream(clusters).distinct().count();
        if (folds < 2 || count < folds) {
            throw new IllegalArgumentException(
                    "walking forward needs two folds and a start in each: folds=" + folds + ", starts=" + count);
        }
        foldOf = new int[orders];
        int place = 0;
        for (int order = 0; order < orders; order++) {
            place += order > 0 && clusters[order] != clusters[order - 1] ? 1 : 0;
            foldOf[order] = (int) ((long) place * folds / count);
        }
        choice = new int[folds];
        for (int fold = 0; fold < folds; fold++) {
            choice[fold] = best(costs, endsNs, firstStartNs(fold, startsNs));
        }
    }

    private long firstStartNs(int fold, long[] startsNs) {
        long earliest = Long.MAX_VALUE;
        for (int order = 0; order < startsNs.length; order++) {
            earliest = foldOf[order] == fold ? Math.min(earliest, startsNs[order]) : earliest;
        }
        return earliest;
    }

    private static int best(double[][] costs, long[] endsNs, long beforeNs) {
        int best = NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int point = 0; point < costs.length; point++) {
            double sum = 0;
            long count = 0;
            for (int order = 0; order < endsNs.length; order++) {
                if (endsNs[order] <= beforeNs) {
                    sum += costs[point][order];
                    count++;
                }
            }
            if (count > 0 && sum / count < least) {
                least = sum / count;
                best = point;
            }
        }
        return best;
    }

    /** The chosen point for an order; {@link #NONE} if no order had ended before its fold. */
    public int choice(int order) {
        return choice[foldOf[order]];
    }

    /** The fold of an order. */
    public int fold(int order) {
        return foldOf[order];
    }
}
