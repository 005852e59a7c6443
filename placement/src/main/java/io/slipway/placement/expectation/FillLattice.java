package io.slipway.placement.expectation;

import io.slipway.placement.numeric.Checks;

/**
 * Fills of independent venues on a lattice of {@code step} shares. A distribution is put on it so that the expected fill of every limit
 * on the lattice stays exact: the mass of a cell goes to both its ends and keeps its mean. Whole-share distributions and queues with a step of
 * one share stay as they are, so everything is exact; otherwise the fills are spread a little, so an expected shortfall is
 * an upper bound, of second order in the step.
 */
public final class FillLattice {

    private static final double NEGLIGIBLE = 1e-18;
    private static final double MOST_WHOLE = 60_000;
    private static final double MOST_WORK = 2e7;

    private final Terms terms;
    private final double step;
    private final int cells;
    /** {@code tails[k][i]}: P(at least i steps flow out beyond the queue of k). */
    private final double[][] tails;

    private final int[] reach;

    public FillLattice(Terms terms, double step, int cells) {
        this.terms = terms;
        this.step = step;
        this.cells = cells;
        this.tails = new double[terms.venues()][];
        this.reach = new int[terms.venues()];
        for (int k = 0; k < tails.length; k++) {
            tails[k] = tail(k);
            reach[k] = reach(tails[k]);
        }
    }

    /** True if a step of one share keeps everything exact in acceptable time. */
    public static boolean fitsWhole(Terms terms) {
        boolean isWhole = Checks.isWhole(terms.qty) && terms.qty <= MOST_WHOLE;
        double bought = 0;
        double work = 0;
        for (int k = 0; k < terms.venues(); k++) {
            isWhole &= terms.distributions[k].isWhole() && Checks.isWhole(terms.queue[k]);
            double most = Math.min(terms.qty, terms.distributions[k].upperQuantile(NEGLIGIBLE) - terms.queue[k]);
            work += Math.min(terms.qty, bought) * Math.max(0, most);
            bought += Math.max(0, most);
        }
        return isWhole && work <= MOST_WORK;
    }

    private double[] tail(int venue) {
        double[] tail = new double[cells + 2];
        tail[0] = 1;
        double queue = terms.queue[venue];
        for (int i = 1; i < tail.length && tail[i - 1] > NEGLIGIBLE; i++) {
            tail[i] = terms.distributions[venue].expectedBetween(queue + (i - 1) * step, queue + i * step) / step;
        }
        return tail;
    }

    /** The last index with a mass worth counting. */
    private static int reach(double[] tail) {
        int last = tail.length - 1;
        while (last > 0 && tail[last] <= NEGLIGIBLE) {
            last--;
        }
        return last;
    }

    public double step() {
        return step;
    }

    public int cells() {
        return cells;
    }

    /** P(X_k >= i steps). */
    public double tail(int venue, int i) {
        return i >= tails[venue].length ? 0 : tails[venue][i];
    }

    public int reach(int venue) {
        return reach[venue];
    }

    /** Masses of zero bought so far. */
    static double[] nothing() {
        return new double[] {1};
    }

    /**
     * Masses of what is bought with one venue more, up to {@code most} steps; what lies beyond is dropped.
     *
     * @param limit in steps, also between lattice points
     */
    double[] with(double[] masses, int venue, double limit, int most) {
        double[] fill = fillMasses(venue, limit);
        double[] sum = new double[Math.min(most + 1, masses.length + fill.length - 1)];
        for (int m = 0; m < fill.length; m++) {
            double mass = fill[m];
            int end = Math.min(masses.length, sum.length - m);
            for (int i = 0; i < end; i++) {
                sum[i + m] += mass * masses[i];
            }
        }
        return sum;
    }

    private double[] fillMasses(int venue, double limit) {
        double[] tail = tails[venue];
        int whole = Math.min((int) limit, reach[venue]);
        double part = whole < reach[venue] ? limit - whole : 0;
        double[] fill = new double[part > 0 ? whole + 2 : whole + 1];
        for (int i = 0; i < whole; i++) {
            fill[i] = tail[i] - tail[i + 1];
        }
        if (part > 0) {
            double beyond = terms.fill(venue, limit * step) - terms.fill(venue, whole * step);
            fill[whole + 1] = beyond / step;
            fill[whole] = tail[whole] - fill[whole + 1];
        } else {
            fill[whole] = tail[whole];
        }
        return fill;
    }

    /** Masses of what the venues buy together, but for up to two of them, up to {@code most} steps. */
    public double[] masses(double[] limits, int without, int norThis, int most) {
        double[] masses = nothing();
        for (int k = 0; k < tails.length; k++) {
            if (k != without && k != norThis && limits[k] > 0) {
                masses = with(masses, k, limits[k], most);
            }
        }
        return masses;
    }

    /** Cumulated masses: entry {@code i} of {@code length} is {@code P(bought <= i)}. */
    public static double[] cumulate(double[] masses, int length) {
        double[] cumulated = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += i < masses.length ? masses[i] : 0;
            cumulated[i] = sum;
        }
        return cumulated;
    }
}
