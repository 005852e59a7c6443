package io.slipway.placement.solver;

import io.slipway.placement.Gap;
import io.slipway.placement.Placement;
import io.slipway.placement.PlacementProblem;
import io.slipway.placement.descent.FeasibleSet;
import io.slipway.placement.distribution.Outflows;
import io.slipway.placement.distribution.Scenarios;
import io.slipway.placement.expectation.Terms;
import io.slipway.placement.numeric.Checks;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The paper's own method, kept as a reference: robust stochastic approximation (section 5 of version 1; Nemirovski, Juditsky, Lan, Shapiro
 * 2009). From the equal split, N steps against the gradient of one drawn outflow each, of constant length gamma, projected on C; the
 * result is their average. The paper does not say how it projects; here it is the nearest point. The paper's bound on the gap
 * needs convexity, which fails under A2, so it is a heuristic: on the paper's own Table 1 a thousand steps are up to 3 % from the
 * optimum.
 */
public final class StochasticApproximation extends CertifyingSolver {

    /** Steps that bring the cost within about one per cent where the order is not much larger than what may be filled. */
    public static final int USUAL_STEPS = 10_000;

    private final int steps;
    private final long seed;

    /**
     * With a number of steps and a seed.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public StochasticApproximation(int steps, long seed) {
        Checks.positive("steps", steps);
        this.steps = steps;
        this.seed = seed;
    }

    @Override
    public String name() {
        return "stochastic-approximation";
    }

    @Override
    public Optional<String> refusal(PlacementProblem problem) {
        int venues = problem.venues().size();
        return venues <= FullModel.MOST_VENUES
                ? Optional.empty()
                : Optional.of(
                        "the expected cost of its placement, which over-books everywhere, takes too long for more than "
                                + FullModel.MOST_VENUES + " venues: venues=" + venues);
    }

    @Override
    Solution solution(PlacementProblem problem) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name().hashCode());
        Placement start = Placement.equalSplit(problem.qty(), problem.venues().size());
        Placement average = average(problem, start, steps, (step, drawn) -> draw(problem.outflows(), random, drawn));
        return new Solution(average, new Gap(Gap.Kind.NONE, 0, "average of " + steps + " steps"));
    }

    /**
     * Runs the method on past outflows in their order, without a distribution.
     *
     * @param start X_0
     * @param outflows shares, {@code outflows[step][venue]}
     * @throws IllegalArgumentException if there is none
     */
    public static Placement average(PlacementProblem problem, Placement start, double[][] outflows) {
        Checks.positive("steps", outflows.length);
        return average(
                problem,
                start,
                outflows.length,
                (step, drawn) -> System.arraycopy(outflows[step], 0, drawn, 0, drawn.length));
    }

    private interface Source {
        void read(int step, double[] drawn);
    }

    /** The average of X_1 to X_N. */
    private static Placement average(PlacementProblem problem, Placement start, int steps, Source source) {
        Terms terms = new Terms(problem);
        double[] x = start.toArray();
        double[] average = new double[x.length];
        double[] outflows = new double[terms.venues()];
        double stepSize = stepSize(terms, steps);
        for (int n = 0; n < steps; n++) {
            source.read(n, outflows);
            step(terms, stepSize, outflows, x);
            for (int i = 0; i < x.length; i++) {
                average[i] += x[i] / steps;
            }
        }
        return Placement.of(average);
    }

    /** gamma: the paper's constant step, with theta. */
    static double stepSize(Terms terms, int steps) {
        double market = terms.market + terms.under - terms.theta + terms.over;
        double sum = steps * market * market;
        for (int k = 0; k < terms.venues(); k++) {
            double limit = terms.earn[k] + terms.under + terms.over;
            sum += steps * limit * limit;
        }
        return StrictMath.sqrt(terms.venues()) * terms.qty / StrictMath.sqrt(sum);
    }

    /** One step: against the gradient, then back to the feasible set. */
    static void step(Terms terms, double stepSize, double[] outflows, double[] x) {
        double[] gradient = gradient(terms, outflows, x);
        for (int i = 0; i < x.length; i++) {
            x[i] -= stepSize * gradient[i];
        }
        new FeasibleSet(terms.qty).project(x);
    }

    /** The cost's slopes under given outflows, market first. */
    static double[] gradient(Terms terms, double[] outflows, double[] x) {
        double bought = x[0];
        for (int k = 0; k < outflows.length; k++) {
            bought += Math.min(Math.max(0, outflows[k] - terms.queue[k]), x[k + 1]);
        }
        double penalty = bought < terms.qty ? -terms.under : bought > terms.qty ? terms.over : 0;
        double[] gradient = new double[x.length];
        gradient[0] = terms.market + penalty;
        for (int k = 0; k < outflows.length; k++) {
            boolean isFilled = outflows[k] > terms.queue[k] + x[k + 1];
            gradient[k + 1] = terms.theta + (isFilled ? penalty - terms.earn[k] : 0);
        }
        return gradient;
    }

    private static void draw(Outflows outflows, SplittableRandom random, double[] drawn) {
        if (outflows instanceof Scenarios scenarios) {
            double uniform = random.nextDouble();
            int row = 0;
            while (row < scenarios.count() - 1 && uniform >= scenarios.weight(row)) {
                uniform -= scenarios.weight(row++);
            }
            for (int k = 0; k < drawn.length; k++) {
                drawn[k] = scenarios.outflow(row, k);
            }
        } else {
            for (int k = 0; k < drawn.length; k++) {
                drawn[k] = outflows.marginal(k).draw(random.nextDouble());
            }
        }
    }
}
