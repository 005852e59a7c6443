package io.slipway.stats;

import java.util.Arrays;

/**
 * Choice of parameters on earlier orders, to be measured on later ones. Orders are divided into folds by start time. For each
 * fold after the first, the choice is the point with the lowest mean cost on the orders that had ended before the fold's first
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
     * @param startsNs start of each order, ascending
     * @param endsNs end of each order
     * @param folds at least two
     * @throws IllegalArgumentException if there are fewer than two folds, or fewer orders than folds
     */
    public WalkForward(double[][] costs, long[] startsNs, long[] endsNs, int folds) {
        int orders = startsNs.length;
        if (folds < 2 || orders < folds) {
            throw new IllegalArgumentException(
                    "walking forward needs two folds and an order in each: folds=" + folds + ", orders=" + orders);
        }
        foldOf = new int[orders];
        Arrays.setAll(foldOf, order -> (int) ((long) order * folds / orders));
        choice = new int[folds];
        for (int fold = 0; fold < folds; fold++) {
            choice[fold] = best(costs, endsNs, startsNs[first(fold)]);
        }
    }

    private int first(int fold) {
        int order = 0;
        while (foldOf[order] < fold) {
            order++;
        }
        return order;
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
