package io.slipway.placement;

import java.util.ArrayList;
import java.util.List;

/** The model as the paper writes it, over an explicit list of joint outcomes: the oracle of everything else. */
public final class NaiveModel {

    private final PlacementProblem problem;
    private final List<double[]> outcomes = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    /** Of a problem with scenarios. */
    public static NaiveModel ofScenarios(PlacementProblem problem, double[][] rows) {
        NaiveModel model = new NaiveModel(problem);
        for (double[] row : rows) {
            model.outcomes.add(row);
            model.weights.add(1.0 / rows.length);
        }
        return model;
    }

    /** Of a problem with independent, equally likely values at each venue: every combination. */
    public static NaiveModel ofProduct(PlacementProblem problem, double[][] valuesByVenue) {
        NaiveModel model = new NaiveModel(problem);
        model.combine(valuesByVenue, new double[valuesByVenue.length], 0, 1);
        return model;
    }

    private NaiveModel(PlacementProblem problem) {
        this.problem = problem;
    }

    private void combine(double[][] values, double[] row, int venue, double weight) {
        if (venue == row.length) {
            outcomes.add(row.clone());
            weights.add(weight);
            return;
        }
        for (double value : values[venue]) {
            row[venue] = value;
            combine(values, row, venue + 1, weight / values[venue].length);
        }
    }

    private double fill(double[] outcome, int venue, double limit) {
        double excess = Math.max(0, outcome[venue] - problem.venues().get(venue).queue());
        return excess - Math.max(0, excess - limit);
    }

    private double bought(double[] outcome, double... x) {
        double bought = x[0];
        for (int k = 0; k < outcome.length; k++) {
            bought += fill(outcome, k, x[k + 1]);
        }
        return bought;
    }

    /** v(X, xi) of one outcome. */
    public double cost(double[] outcome, double... x) {
        PlacementCosts costs = problem.costs();
        double bought = bought(outcome, x);
        double under = Math.max(0, problem.qty() - bought);
        double submitted = 0;
        double passive = 0;
        for (int k = 0; k < outcome.length; k++) {
            submitted += x[k + 1];
            passive += (costs.halfSpread() + problem.venues().get(k).rebate()) * fill(outcome, k, x[k + 1]);
        }
        return (costs.halfSpread() + costs.takeFee()) * x[0]
                - passive
                + costs.theta() * (x[0] + submitted + under)
                + costs.lambdaUnder() * under
                + costs.lambdaOver() * Math.max(0, bought - problem.qty());
    }

    /** V(X). */
    public double expectedCost(double... x) {
        double sum = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            sum += weights.get(i) * cost(outcomes.get(i), x);
        }
        return sum;
    }

    /** {@code P(A < S)}, {@code P(A > S)}, E(S - A)^+, E(A - S)^+. */
    public double[] misses(double... x) {
        double[] misses = new double[4];
        for (int i = 0; i < outcomes.size(); i++) {
            double miss = problem.qty() - bought(outcomes.get(i), x);
            misses[0] += miss > 1e-9 ? weights.get(i) : 0;
            misses[1] += miss < -1e-9 ? weights.get(i) : 0;
            misses[2] += weights.get(i) * Math.max(0, miss);
            misses[3] += weights.get(i) * Math.max(0, -miss);
        }
        return misses;
    }

    /** The least V on the grid of whole shares with {@code M + L_k <= S}; without over-booking if asked. */
    public double bruteForce(boolean overbooking) {
        double[] x = new double[problem.venues().size() + 1];
        double least = Double.POSITIVE_INFINITY;
        for (x[0] = 0; x[0] <= problem.qty(); x[0]++) {
            least = Math.min(least, bruteForce(overbooking, x, 1, problem.qty() - x[0]));
        }
        return least;
    }

    private double bruteForce(boolean overbooking, double[] x, int index, double most) {
        if (index == x.length) {
            return expectedCost(x);
        }
        double least = Double.POSITIVE_INFINITY;
        for (double limit = 0; limit <= most; limit++) {
            x[index] = limit;
            least = Math.min(least, bruteForce(overbooking, x, index + 1, overbooking ? most : most - limit));
        }
        return least;
    }
}
