package io.slipway.placement.expectation;

import io.slipway.placement.PlacementCosts;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.PlacementVenue;
import io.slipway.placement.distribution.OutflowDistribution;
import java.util.List;

/**
 * A problem's numbers as the formulas want them. A split is an array here: M first, then the L_k. With G_k the expected fill at
 * venue k, A the shares bought and {@code under} = lambda_u + theta, the expected cost is
 *
 * <pre>V = (h + f + theta) M + theta sum L_k - sum earn_k G_k + under E(S - A)^+ + over E(A - S)^+</pre>
 */
public final class Terms {

    public final double qty;
    /** h + f + theta: cost of a share taken now. */
    public final double market;
    /** lambda_u + theta: cost of a missing share. */
    public final double under;
    /** lambda_o. */
    public final double over;

    public final double theta;
    /** h + r_k: what a passive fill earns. */
    public final double[] earn;

    public final double[] queue;
    public final OutflowDistribution[] distributions;

    public Terms(PlacementProblem problem) {
        PlacementCosts costs = problem.costs();
        List<PlacementVenue> venues = problem.venues();
        this.qty = problem.qty();
        this.market = costs.takeCost() + costs.theta();
        this.under = costs.lambdaUnder() + costs.theta();
        this.over = costs.lambdaOver();
        this.theta = costs.theta();
        this.earn = new double[venues.size()];
        this.queue = new double[venues.size()];
        this.distributions = new OutflowDistribution[venues.size()];
        for (int k = 0; k < earn.length; k++) {
            earn[k] = costs.halfSpread() + venues.get(k).rebate();
            queue[k] = venues.get(k).queue();
            distributions[k] = problem.outflows().marginal(k);
        }
    }

    public int venues() {
        return earn.length;
    }

    /** Lambda of the paper's conditions: under and over together. */
    public double swing() {
        return under + over;
    }

    /** h + r_k + lambda_u + theta: what a passive fill is worth while the order is short. */
    public double worth(int venue) {
        return earn[venue] + under;
    }

    /** Saving of a share taken now while the order is short: lambda_u - (h + f). */
    public double marketGain() {
        return under - market;
    }

    /** E fill_k: shares expected at a venue of an order of {@code limit} shares. */
    public double fill(int venue, double limit) {
        return limit <= 0 ? 0 : distributions[venue].expectedBetween(queue[venue], queue[venue] + limit);
    }

    /** P(fill_k = limit and more would have been filled). */
    public double beyond(int venue, double limit) {
        return distributions[venue].survival(queue[venue] + limit);
    }

    /** P(fill_k >= limit) for a positive limit. */
    public double reaches(int venue, double limit) {
        return limit <= 0 ? 1 : distributions[venue].atLeast(queue[venue] + limit);
    }

    /** The cost of a split whose expected shortfall is known. */
    public double cost(double[] x, double shortfall) {
        double bought = x[0];
        double cost = market * x[0];
        for (int k = 0; k < earn.length; k++) {
            double fill = fill(k, x[k + 1]);
            bought += fill;
            cost += theta * x[k + 1] - earn[k] * fill;
        }
        return cost + under * shortfall + over * (bought - qty + shortfall);
    }

    public static double total(double[] x) {
        double total = 0;
        for (double part : x) {
            total += part;
        }
        return total;
    }

    public static double largestLimit(double[] x) {
        double largest = 0;
        for (int i = 1; i < x.length; i++) {
            largest = Math.max(largest, x[i]);
        }
        return largest;
    }
}
