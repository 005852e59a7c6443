package io.slipway.placement.distribution;

import io.slipway.placement.numeric.Checks;

/** Poisson outflow, tabulated once from its mode outward, without factorials or the gamma function. Immutable. */
public final class Poisson implements OutflowDistribution {

    private static final double NEGLIGIBLE = 1e-25;
    private static final double LARGEST_MEAN = 1e9;

    private final double mean;
    private final int low;
    /** {@code tail[i]} = P(xi > low - 1 + i); one at first, zero at last. */
    private final double[] tail;
    /** {@code above[i]} = E(xi - (low - 1 + i))^+. */
    private final double[] above;

    /**
     * The distribution with a given mean.
     *
     * @throws IllegalArgumentException if it is not positive, or above 1e9
     */
    public Poisson(double mean) {
        Checks.positive("mean", mean);
        if (mean > LARGEST_MEAN) {
            throw new IllegalArgumentException("too large for a table: mean=" + mean + ", at most " + LARGEST_MEAN);
        }
        this.mean = mean;
        int mode = (int) mean;
        this.low = lowest(mean, mode);
        double[] pmf = masses(mean, mode, low, highest(mean, mode));
        this.tail = new double[pmf.length + 1];
        this.above = new double[pmf.length + 1];
        for (int i = pmf.length - 1; i >= 0; i--) {
            tail[i] = i == 0 ? 1 : Math.min(1, tail[i + 1] + pmf[i]);
            above[i] = above[i + 1] + tail[i];
        }
    }

    private static int lowest(double mean, int mode) {
        double mass = 1;
        int k = mode;
        while (k > 0 && mass > NEGLIGIBLE) {
            mass *= k / mean;
            k--;
        }
        return k;
    }

    private static int highest(double mean, int mode) {
        double mass = 1;
        int k = mode;
        while (mass > NEGLIGIBLE) {
            k++;
            mass *= mean / k;
        }
        return k;
    }

    private static double[] masses(double mean, int mode, int low, int high) {
        double[] pmf = new double[high - low + 1];
        pmf[mode - low] = 1;
        for (int k = mode - 1; k >= low; k--) {
            pmf[k - low] = pmf[k + 1 - low] * (k + 1) / mean;
        }
        for (int k = mode + 1; k <= high; k++) {
            pmf[k - low] = pmf[k - 1 - low] * mean / k;
        }
        double sum = 0;
        for (int i = pmf.length - 1; i >= 0; i--) {
            sum += pmf[i];
        }
        for (int i = 0; i < pmf.length; i++) {
            pmf[i] /= sum;
        }
        return pmf;
    }

    @Override
    public double survival(double x) {
        double index = StrictMath.floor(x) - low + 1;
        if (index <= 0) {
            return 1;
        }
        return index >= tail.length ? 0 : tail[(int) index];
    }

    @Override
    public double atLeast(double x) {
        return survival(StrictMath.ceil(x) - 1);
    }

    @Override
    public double upperQuantile(double probability) {
        if (probability >= 1) {
            return 0;
        }
        int from = 0;
        int to = tail.length - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (tail[middle] <= probability) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return probability < 0 ? Double.POSITIVE_INFINITY : Math.max(0, low - 1 + from);
    }

    @Override
    public double expectedBetween(double from, double to) {
        return expectedAbove(from) - expectedAbove(to);
    }

    private double expectedAbove(double x) {
        double index = x - low + 1;
        if (index <= 0) {
            return above[0] - index;
        }
        if (index >= tail.length - 1) {
            return 0;
        }
        int cell = (int) index;
        return above[cell + 1] + (cell + 1 - index) * tail[cell];
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public String toString() {
        return "Poisson[mean=" + mean + "]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Poisson poisson && poisson.mean == mean;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(mean);
    }
}
