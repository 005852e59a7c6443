package io.slipway.placement.expectation;

import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.placement.distribution.Pareto;
import io.slipway.placement.numeric.Checks;
import java.util.Arrays;

/**
 * Expectations over independent outflows: in closed form where at most one limit order can be over-filled or nothing can, by
 * integrals for two continuous distributions, by convolution otherwise.
 */
public final class IndependentExpectation implements Expectation {

    private static final int CELLS = 2_000;
    private static final double ROUNDING = 1e-12;
    /** A probability that a sum of others cannot feel. */
    private static final double NEGLIGIBLE = 1e-18;

    private final Terms terms;
    private final boolean whole;
    private final boolean[] mayFill;

    public IndependentExpectation(Terms terms) {
        this.terms = terms;
        this.whole = FillLattice.fitsWhole(terms);
        this.mayFill = new boolean[terms.venues()];
        for (int k = 0; k < mayFill.length; k++) {
            mayFill[k] = terms.beyond(k, 0) > 0;
        }
    }

    @Override
    public double shortfall(double[] x) {
        double left = terms.qty - x[0];
        if (isSeparable(x, -1, left)) {
            return left - fills(x);
        }
        if (left <= 0) {
            return 0;
        }
        int[] active = active(x, -1);
        if (active.length == 0) {
            return left;
        }
        if (active.length == 1) {
            return left - terms.fill(active[0], Math.min(x[active[0] + 1], left));
        }
        if (isPair(active)) {
            return new PairIntegral(terms, active[0], active[1]).shortfall(left, x[active[0] + 1], x[active[1] + 1]);
        }
        FillLattice lattice = lattice(left);
        double[] masses = lattice.masses(steps(x, lattice.step()), -1, -1, lattice.cells());
        double sum = 0;
        for (int i = 0; i < Math.min(masses.length, lattice.cells()); i++) {
            sum += (lattice.cells() - i) * masses[i];
        }
        return sum * lattice.step();
    }

    @Override
    public double belowProbability(double[] x) {
        return below(x, -1, terms.qty - x[0], false);
    }

    @Override
    public double notAboveProbability(double[] x) {
        return below(x, -1, terms.qty - x[0], true);
    }

    /** {@code P(fills of all venues but one < left)}, or at most. */
    private double below(double[] x, int without, double left, boolean orEqual) {
        double slack = ROUNDING * terms.qty;
        if (left < -slack || (left <= slack && !orEqual)) {
            return 0;
        }
        if (isSeparable(x, without, left)) {
            boolean alwaysBelow = limits(x, without) < left - slack;
            return alwaysBelow || orEqual ? 1 : 1 - allFilled(x, without);
        }
        if (left <= slack) {
            return noneFilled(x, without);
        }
        int[] active = active(x, without);
        if (active.length == 0) {
            return 1;
        }
        if (active.length == 1) {
            double queue = terms.queue[active[0]];
            OutflowDistribution distribution = terms.distributions[active[0]];
            return 1 - (orEqual ? distribution.survival(queue + left) : distribution.atLeast(queue + left));
        }
        if (isPair(active)) {
            return new PairIntegral(terms, active[0], active[1])
                    .below(left, x[active[0] + 1], x[active[1] + 1], orEqual);
        }
        if (!isWhole(left)) {
            return bounded(x, active, left, orEqual).middle();
        }
        FillLattice lattice = lattice(left);
        double[] masses = lattice.masses(steps(x, lattice.step()), without, -1, lattice.cells());
        double sum = 0;
        for (int i = 0; i < Math.min(masses.length, lattice.cells() + (orEqual ? 1 : 0)); i++) {
            sum += masses[i];
        }
        return Math.min(1, sum);
    }

    private BoundedProbability bounded(double[] x, int[] active, double left, boolean orEqual) {
        return new FillBounds(terms, active, x, left).below(orEqual);
    }

    @Override
    public double probabilityError(double[] x) {
        double error = needsBounds(x, -1) ? halfWidth(x, -1) : 0;
        for (int k = 0; k < terms.venues() && error > 0; k++) {
            error = x[k + 1] > 0 && needsBounds(x, k) ? Math.max(error, halfWidth(x, k)) : error;
        }
        return error;
    }

    private boolean needsBounds(double[] x, int without) {
        double left = left(x, without);
        int[] active = active(x, without);
        boolean isClosed = active.length < 2 || isPair(active) || isSeparable(x, without, left);
        return left > ROUNDING * terms.qty && !isClosed && !isWhole(left);
    }

    private double halfWidth(double[] x, int without) {
        return bounded(x, active(x, without), left(x, without), false).halfWidth();
    }

    /** Shares that the other venues may still buy. */
    private double left(double[] x, int without) {
        return terms.qty - x[0] - (without < 0 ? 0 : x[without + 1]);
    }

    /** True if all limits together do not exceed the remaining quantity, so no over-fill is possible. */
    private boolean isSeparable(double[] x, int without, double left) {
        return limits(x, without) <= left + ROUNDING * terms.qty;
    }

    /** True if a venue is included and may fill. */
    private boolean counts(double[] x, int venue, int without) {
        return venue != without && x[venue + 1] > 0 && mayFill[venue];
    }

    /** The limits that may be filled at all. */
    private double limits(double[] x, int without) {
        double sum = 0;
        for (int k = 0; k < terms.venues(); k++) {
            sum += counts(x, k, without) ? x[k + 1] : 0;
        }
        return sum;
    }

    private double fills(double[] x) {
        double sum = 0;
        for (int k = 0; k < terms.venues(); k++) {
            sum += terms.fill(k, x[k + 1]);
        }
        return sum;
    }

    private double allFilled(double[] x, int without) {
        double probability = 1;
        for (int k = 0; k < terms.venues() && probability > NEGLIGIBLE; k++) {
            probability *= counts(x, k, without) ? terms.reaches(k, x[k + 1]) : 1;
        }
        return probability;
    }

    private double noneFilled(double[] x, int without) {
        double probability = 1;
        for (int k = 0; k < terms.venues(); k++) {
            probability *= counts(x, k, without) ? 1 - terms.beyond(k, 0) : 1;
        }
        return probability;
    }

    private int[] active(double[] x, int without) {
        int count = 0;
        int[] active = new int[terms.venues()];
        for (int k = 0; k < terms.venues(); k++) {
            if (counts(x, k, without)) {
                active[count++] = k;
            }
        }
        return Arrays.copyOf(active, count);
    }

    private boolean isPair(int[] active) {
        return active.length == 2
                && isContinuous(terms.distributions[active[0]])
                && isContinuous(terms.distributions[active[1]]);
    }

    public static boolean isContinuous(OutflowDistribution distribution) {
        return distribution instanceof Exponential || distribution instanceof Pareto;
    }

    private boolean isWhole(double left) {
        return whole && Checks.isWhole(left);
    }

    private FillLattice lattice(double left) {
        if (isWhole(left)) {
            return new FillLattice(terms, 1, (int) left);
        }
        return new FillLattice(terms, left / CELLS, CELLS);
    }

    private static double[] steps(double[] x, double step) {
        double[] steps = new double[x.length - 1];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = x[k + 1] / step;
        }
        return steps;
    }

    @Override
    public double limitSlope(double[] x, int venue) {
        double below = below(x, venue, left(x, venue), false);
        double bracket = terms.over - terms.earn[venue] - terms.swing() * below;
        return terms.theta + terms.beyond(venue, x[venue + 1]) * bracket;
    }

    @Override
    public double limitSlopeBelow(double[] x, int venue) {
        double notAbove = below(x, venue, left(x, venue), true);
        double bracket = terms.over - terms.earn[venue] - terms.swing() * notAbove;
        return terms.theta + terms.reaches(venue, x[venue + 1]) * bracket;
    }

    @Override
    public double marketSlope(double[] x) {
        return terms.market + terms.over - terms.swing() * belowProbability(x);
    }

    @Override
    public double marketSlopeBelow(double[] x) {
        return terms.market + terms.over - terms.swing() * notAboveProbability(x);
    }

    @Override
    public String method() {
        if (whole) {
            return "exact, by convolution";
        }
        int continuous = 0;
        for (OutflowDistribution distribution : terms.distributions) {
            continuous += isContinuous(distribution) ? 1 : 0;
        }
        boolean integrals = terms.venues() == 1 || (terms.venues() == 2 && continuous == 2);
        return integrals
                ? "exact, by integrals"
                : "on a lattice of " + CELLS + " steps where it over-books, else exact";
    }
}
