package io.slipway.placement.solver;

import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.expectation.Terms;
import io.slipway.placement.numeric.Roots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two venues with independent exponential outflows and no theta, to the global optimum. For n = S - M shares still to be
 * bought, let y_1 = [F_2^-1((lambda_o - h - r_1) / (lambda_u + lambda_o)) - Q_2]^+ and y_2 alike. The slope in L_1 is negative as long as
 * {@code P(F_2 < n - L_1)} is above that fraction, so the best limits, each given the other, are L_1 = n - min(L_2, y_1) and L_2 = n -
 * min(L_1, y_2). Hence either n >= y_1 + y_2 and L_1 = n - y_1, L_2 = n - y_2, a curve with one parameter; or L_1 + L_2 = n,
 * without over-booking, where {@link NoOverbooking} is exact. On the curve the cost is stationary at the roots of the paper's equation
 * ({@link ExponentialPair}) as long as y_1 and y_2 are positive; where a limit stays at its bound n, or at the curve's ends,
 * it is compared numerically. So all points at which the cost can be least are compared.
 */
public final class TwoVenues extends CertifyingSolver {

    private static final int PANELS = 128;

    @Override
    public String name() {
        return "two-venues";
    }

    @Override
    public Optional<String> refusal(PlacementProblem problem) {
        if (problem.venues().size() != 2) {
            return Optional.of("it needs two venues: venues=" + problem.venues().size());
        }
        if (!(problem.outflows() instanceof IndependentOutflows independent)
                || !independent.distributions().stream().allMatch(Exponential.class::isInstance)) {
            return Optional.of("it needs independent exponential outflows");
        }
        if (problem.costs().theta() != 0) {
            return Optional.of("there is no closed form with theta: theta="
                    + problem.costs().theta());
        }
        return NoOverbooking.refusalOf(new Terms(problem));
    }

    @Override
    Solution solution(PlacementProblem problem) {
        Terms terms = new Terms(problem);
        ExpectedCost objective = ExpectedCost.of(problem);
        double[] best = new double[3];
        double least = Double.POSITIVE_INFINITY;
        for (double[] candidate : candidates(terms, objective)) {
            double cost = objective.cost(candidate);
            if (cost < least) {
                least = cost;
                best = candidate;
            }
        }
        return new Solution(Placement.of(best), new Gap(Gap.Kind.ENUMERATED, 0, "all placements"));
    }

    private static List<double[]> candidates(Terms terms, ExpectedCost objective) {
        List<double[]> candidates = new ArrayList<>();
        candidates.add(NoOverbooking.split(terms));
        double y1 = offset(terms, 0, 1);
        double y2 = offset(terms, 1, 0);
        double shortest = Math.min(terms.qty, y1 + y2);
        if (y1 + y2 <= terms.qty) {
            candidates.add(onCurve(terms, terms.qty, y1, y2));
            candidates.add(onCurve(terms, shortest, y1, y2));
            if (y1 > 0 && y2 > 0) {
                new ExponentialPair(terms)
                        .all().stream()
                                .filter(ExponentialPair.Stationary::isPlacement)
                                .forEach(point -> candidates.add(point.toArray()));
            } else {
                double left =
                        Roots.minimum(shortest, terms.qty, PANELS, n -> objective.cost(onCurve(terms, n, y1, y2)));
                candidates.add(onCurve(terms, left, y1, y2));
            }
        }
        return candidates;
    }

    /** y_1: how far the first limit stays from what is left. */
    private static double offset(Terms terms, int venue, int other) {
        double shortEnough = terms.worth(venue) / terms.swing();
        return Math.max(0, terms.distributions[other].upperQuantile(shortEnough) - terms.queue[other]);
    }

    private static double[] onCurve(Terms terms, double left, double y1, double y2) {
        return new double[] {terms.qty - left, Math.max(0, left - y1), Math.max(0, left - y2)};
    }
}
