package io.slipway.placement.solver;

import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.distribution.Scenarios;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.numeric.Checks;
import java.util.Optional;

/**
 * Every placement on a grid, over-booking included: slow, obvious, and certain for its grid. Refuses a grid that is too large.
 */
public final class GridSearch extends CertifyingSolver {

    private static final double MOST_POINTS = 2e6;
    private static final double MOST_POINTS_OF_LAWS = 2e4;

    private final double lot;

    /**
     * With a grid of lots of a size.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public GridSearch(double lot) {
        Checks.positive("lot", lot);
        this.lot = lot;
    }

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public Optional<String> refusal(PlacementProblem problem) {
        double lots = problem.qty() / lot;
        if (!Checks.isWhole(lots)) {
            return Optional.of("the order is not a number of lots: qty=" + problem.qty() + ", lot=" + lot);
        }
        double points = 0;
        double most = problem.outflows() instanceof Scenarios ? MOST_POINTS : MOST_POINTS_OF_LAWS;
        for (double left = 0; left <= lots && points <= most; left++) {
            points += StrictMath.pow(left + 1, problem.venues().size());
        }
        return points <= most
                ? Optional.empty()
                : Optional.of("its grid is too large: venues="
                        + problem.venues().size() + ", lots=" + Checks.text(lots) + ", points above " + (long) most);
    }

    @Override
    Solution solution(PlacementProblem problem) {
        Walk walk = new Walk(problem);
        for (int market = 0; market <= walk.lots; market++) {
            walk.x[0] = market * lot;
            walk.limits(1, walk.lots - market);
        }
        Gap gap = new Gap(Gap.Kind.EXHAUSTIVE, 0, "all placements in lots of " + Checks.text(lot));
        return new Solution(Placement.of(walk.best), gap);
    }

    private final class Walk {

        private final ExpectedCost objective;
        private final int lots;
        private final double[] x;
        private double[] best;
        private double least = Double.POSITIVE_INFINITY;

        Walk(PlacementProblem problem) {
            this.objective = ExpectedCost.of(problem);
            this.lots = (int) (problem.qty() / lot);
            this.x = new double[problem.venues().size() + 1];
            this.best = x.clone();
        }

        void limits(int index, int most) {
            if (index == x.length) {
                offer();
                return;
            }
            for (int limit = 0; limit <= most; limit++) {
                x[index] = limit * lot;
                limits(index + 1, most);
            }
        }

        private void offer() {
            double cost = objective.cost(x);
            if (cost < least) {
                least = cost;
                best = x.clone();
            }
        }
    }
}
