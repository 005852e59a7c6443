package io.slipway.placement.solver;

import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.expectation.Terms;
import java.util.List;
import java.util.Optional;

/**
 * One venue, in closed form: Proposition 3 of version 1, with theta, for continuous and discrete outflows. With N = 2h + f + r and
 * Lambda = lambda_u + theta + h + r the cost along M + L = S is convex with slope Lambda F(Q + L) - N, so
 * L* = F^-1(N / Lambda) - Q, cut to [0, S], where F^-1 is the generalised inverse. lambda_over does not matter, as nothing can be over-filled.
 *
 * <p>Where leaving a share costs less than taking it ({@code lambda_u < h + f}) nothing is taken, the order need not be placed whole,
 * and L solves theta = Lambda P(xi > Q + L).
 */
public final class SingleVenue extends CertifyingSolver {

    /** The urgency lambda_u below which all rests, and from which on all is taken. */
    public record Thresholds(double allLimit, double allMarket) {}

    @Override
    public String name() {
        return "single-venue";
    }

    @Override
    public Optional<String> refusal(PlacementProblem problem) {
        if (problem.venues().size() != 1) {
            return Optional.of("it needs one venue: venues=" + problem.venues().size());
        }
        Terms terms = new Terms(problem);
        if (terms.worth(0) <= 0) {
            return Optional.of("a passive fill is worth nothing even while the order is short: half_spread + rebate"
                    + " + lambda_under + theta=" + terms.worth(0));
        }
        return Optional.empty();
    }

    /** The thresholds of lambda_under; {@code allMarket} is infinite where more than the queue is sure to flow out. */
    public Thresholds thresholds(PlacementProblem problem) {
        Terms terms = new Terms(problem);
        double price = terms.market - terms.theta + terms.earn[0];
        double rest = terms.earn[0] + terms.theta;
        return new Thresholds(price / (1 - terms.beyond(0, terms.qty)) - rest, price / (1 - terms.beyond(0, 0)) - rest);
    }

    @Override
    Solution solution(PlacementProblem problem) {
        Terms terms = new Terms(problem);
        boolean takes = terms.marketGain() >= 0;
        double limit = takes ? splitting(terms) : restingOnly(terms);
        double market = takes ? terms.qty - limit : 0;
        double residual = residual(terms, limit, terms.theta + Math.max(0, terms.marketGain()));
        return new Solution(
                new Placement(market, List.of(limit)), new Gap(Gap.Kind.OPTIMALITY, residual, "all placements"));
    }

    private static double splitting(Terms terms) {
        double survivalWanted = (terms.marketGain() + terms.theta) / terms.worth(0);
        return cut(terms, terms.distributions[0].upperQuantile(survivalWanted));
    }

    private static double restingOnly(Terms terms) {
        return cut(terms, terms.distributions[0].upperQuantile(terms.theta / terms.worth(0)));
    }

    private static double cut(Terms terms, double outflow) {
        return Math.max(0, Math.min(terms.qty, outflow - terms.queue[0]));
    }

    /** Residual of the optimality conditions: the largest improvement that the slopes on both sides allow. */
    private static double residual(Terms terms, double limit, double otherwise) {
        double more = limit < terms.qty ? terms.worth(0) * terms.beyond(0, limit) - otherwise : 0;
        double less = limit > 0 ? otherwise - terms.worth(0) * terms.reaches(0, limit) : 0;
        return Math.max(0, Math.max(more, less));
    }
}
