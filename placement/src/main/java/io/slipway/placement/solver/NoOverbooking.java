package io.slipway.placement.solver;

import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.expectation.Terms;
import java.util.Optional;

/**
 * Any number of venues, submitting no more than the order in all, so that nothing can be over-filled: the fast default. The cost
 * is then separable and convex and needs no joint distribution. A share at venue k is worth c_k P(xi_k > Q_k + L_k) with c_k = h +
 * r_k + lambda_u + theta, one taken now lambda_u + theta - (h + f), one left theta; at the optimum all that are placed
 * are worth one price at the margin, and all others less. That price is known where something is taken or left, and is found by
 * {@link PriceSearch} otherwise.
 *
 * <p>It costs more than the full model where over-booking pays; nothing is claimed about that.
 */
public final class NoOverbooking extends CertifyingSolver {

    private static final String AMONG = "all placements of no more than the order";

    @Override
    public String name() {
        return "no-overbooking";
    }

    @Override
    public Optional<String> refusal(PlacementProblem problem) {
        return refusalOf(new Terms(problem));
    }

    static Optional<String> refusalOf(Terms terms) {
        for (int k = 0; k < terms.venues(); k++) {
            if (terms.worth(k) <= 0) {
                return Optional.of("a passive fill is worth nothing even while the order is short: venue=" + (k + 1)
                        + ", half_spread + rebate + lambda_under + theta=" + terms.worth(k));
            }
        }
        return Optional.empty();
    }

    @Override
    Solution solution(PlacementProblem problem) {
        Terms terms = new Terms(problem);
        double[] x = split(terms);
        return new Solution(Placement.of(x), new Gap(Gap.Kind.OPTIMALITY, residual(terms, x), AMONG));
    }

    /** The best split, the market quantity first. */
    static double[] split(Terms terms) {
        double[] x = new double[terms.venues() + 1];
        double floor = terms.theta + Math.max(0, terms.marketGain());
        double placed = limitsAt(terms, floor, x);
        if (placed > terms.qty) {
            new PriceSearch(terms, floor).fill(x);
        } else if (terms.marketGain() >= 0) {
            x[0] = terms.qty - placed;
        }
        return x;
    }

    /** Writes the limits at which the marginal worth of a share is {@code price}; returns their sum. */
    static double limitsAt(Terms terms, double price, double[] x) {
        double sum = 0;
        for (int k = 0; k < terms.venues(); k++) {
            double outflow = terms.distributions[k].upperQuantile(Math.max(0, price) / terms.worth(k));
            x[k + 1] = Math.max(0, Math.min(terms.qty, outflow - terms.queue[k]));
            sum += x[k + 1];
        }
        return sum;
    }

    /** Gain of moving a share from where its marginal worth is lowest to where it is highest. */
    static double residual(Terms terms, double[] x) {
        double market = terms.theta + terms.marketGain();
        double best = Math.max(market, terms.theta);
        double worst = x[0] > 0 ? market : Double.POSITIVE_INFINITY;
        if (Terms.total(x) < terms.qty * (1 - 1e-12)) {
            worst = Math.min(worst, terms.theta);
        }
        for (int k = 0; k < terms.venues(); k++) {
            best = Math.max(best, terms.worth(k) * terms.beyond(k, x[k + 1]));
            if (x[k + 1] > 0) {
                worst = Math.min(worst, terms.worth(k) * terms.reaches(k, x[k + 1]));
            }
        }
        return Math.max(0, best - worst);
    }
}
