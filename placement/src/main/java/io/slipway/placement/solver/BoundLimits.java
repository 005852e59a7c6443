package io.slipway.placement.solver;

import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.expectation.Terms;
import java.util.Arrays;

/**
 * The case that is convex for every joint distribution: surplus passive shares earn at every venue, {@code lambda_o <= h + min r_k},
 * and there is no theta. The slope in a limit is then never positive, every limit is best at its bound S - M, and a convex
 * function of M alone remains. Its minimum is found by bisection, on whole shares if all quantities are whole.
 */
final class BoundLimits {

    private static final int HALVINGS = 60;
    private static final double DELTA = 1e-7;

    private final Terms terms;
    private final ExpectedCost objective;

    BoundLimits(Terms terms, ExpectedCost objective) {
        this.terms = terms;
        this.objective = objective;
    }

    static boolean applies(Terms terms) {
        boolean applies = terms.theta == 0;
        for (double earn : terms.earn) {
            applies &= terms.over <= earn;
        }
        return applies;
    }

    Solution solution(boolean isWhole) {
        double step = isWhole ? 1 : DELTA * terms.qty;
        double low = 0;
        double high = terms.qty;
        for (int i = 0; i < HALVINGS && high - low > (isWhole ? 0.5 : step / 4); i++) {
            double middle = isWhole ? StrictMath.floor((low + high) / 2) : (low + high) / 2;
            if (cost(Math.min(terms.qty, middle + step)) >= cost(middle)) {
                high = middle;
            } else {
                low = isWhole ? middle + 1 : middle;
            }
        }
        String among = isWhole ? "all placements in whole shares" : "all placements";
        return new Solution(Placement.of(at(high)), new Gap(Gap.Kind.BOUND, isWhole ? 0 : gap(high, step), among));
    }

    /** By convexity no point is lower than this below: beyond a step the cost rises, within one it falls no faster than before it. */
    private double gap(double market, double step) {
        double here = cost(market);
        double before = cost(Math.max(0, market - 2 * step));
        double after = cost(Math.min(terms.qty, market + 2 * step));
        return Math.abs(before - here) + Math.abs(after - here);
    }

    private double cost(double market) {
        return objective.cost(at(market));
    }

    private double[] at(double market) {
        double[] x = new double[terms.venues() + 1];
        Arrays.fill(x, terms.qty - market);
        x[0] = market;
        return x;
    }
}
