package io.slipway.placement.solver;

import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.expectation.Terms;
import io.slipway.placement.numeric.Checks;
import java.util.Optional;

/**
 * {@link NoOverbooking} in whole lots: gives lot after lot to where it saves most. The saving of a further lot at a venue
 * never rises, so this is exact (Fox 1966).
 */
public final class LotGreedy extends CertifyingSolver {

    private static final int MOST_LOTS = 10_000_000;

    private final double lot;

    /**
     * For lots of a size.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public LotGreedy(double lot) {
        Checks.positive("lot", lot);
        this.lot = lot;
    }

    @Override
    public String name() {
        return "lot-greedy";
    }

    @Override
    public Optional<String> refusal(PlacementProblem problem) {
        double lots = problem.qty() / lot;
        if (!Checks.isWhole(lots) || lots > MOST_LOTS) {
            return Optional.of("the order is not a number of lots, at most " + MOST_LOTS + ": qty=" + problem.qty()
                    + ", lot=" + lot);
        }
        return NoOverbooking.refusalOf(new Terms(problem));
    }

    @Override
    Solution solution(PlacementProblem problem) {
        Terms terms = new Terms(problem);
        double[] x = new double[terms.venues() + 1];
        double[] savings = new double[x.length];
        savings[0] = terms.marketGain() * lot;
        for (int k = 0; k < terms.venues(); k++) {
            savings[k + 1] = saving(terms, k, 0);
        }
        for (long lots = (long) (terms.qty / lot); lots > 0; lots--) {
            int best = best(savings);
            if (savings[best] < 0) {
                break;
            }
            x[best] += lot;
            if (best > 0) {
                savings[best] = saving(terms, best - 1, x[best]);
            }
        }
        String among = "all placements in lots of " + Checks.text(lot) + " of no more than the order";
        return new Solution(Placement.of(x), new Gap(Gap.Kind.OPTIMALITY, residual(terms, x, savings), among));
    }

    /** Saving of one more lot at a venue. */
    private double saving(Terms terms, int venue, double limit) {
        double more = terms.distributions[venue].expectedBetween(
                terms.queue[venue] + limit, terms.queue[venue] + limit + lot);
        return terms.worth(venue) * more - terms.theta * lot;
    }

    private static int best(double[] savings) {
        int best = 0;
        for (int i = 1; i < savings.length; i++) {
            best = savings[i] > savings[best] ? i : best;
        }
        return best;
    }

    private double residual(Terms terms, double[] x, double[] savings) {
        double worst = x[0] > 0 ? savings[0] : Double.POSITIVE_INFINITY;
        if (Terms.total(x) < terms.qty) {
            worst = Math.min(worst, 0);
        }
        for (int k = 0; k < terms.venues(); k++) {
            if (x[k + 1] > 0) {
                worst = Math.min(worst, saving(terms, k, x[k + 1] - lot));
            }
        }
        return Math.max(0, Math.max(0, savings[best(savings)]) - worst) / lot;
    }
}
