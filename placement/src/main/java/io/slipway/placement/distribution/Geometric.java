package io.slipway.placement.distribution;

import io.slipway.placement.numeric.Checks;

/**
 * Geometric outflow: P(xi = k) = p (1 - p)^k for k = 0, 1, ...
 *
 * @param p probability of each share that the queue stops there, in (0, 1)
 */
public record Geometric(double p) implements OutflowDistribution {

    /**
     * Checks the probability.
     *
     * @throws IllegalArgumentException if it is not inside (0, 1)
     */
    public Geometric {
        Checks.positive("p", p);
        if (p >= 1) {
            throw new IllegalArgumentException("not a probability below one: p=" + p);
        }
    }

    /**
     * The distribution with a given mean.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public static Geometric ofMean(double mean) {
        Checks.positive("mean", mean);
        return new Geometric(1 / (1 + mean));
    }

    @Override
    public double survival(double x) {
        return x < 0 ? 1 : tail(StrictMath.floor(x) + 1);
    }

    @Override
    public double atLeast(double x) {
        return x <= 0 ? 1 : tail(StrictMath.ceil(x));
    }

    /** P(xi >= k) for a whole k. */
    private double tail(double k) {
        return StrictMath.exp(k * StrictMath.log1p(-p));
    }

    @Override
    public double upperQuantile(double probability) {
        if (probability <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (probability >= 1) {
            return 0;
        }
        double x = Math.max(0, StrictMath.ceil(StrictMath.log(probability) / StrictMath.log1p(-p) - 1));
        if (x > 0 && survival(x - 1) <= probability) {
            return x - 1;
        }
        return survival(x) <= probability ? x : x + 1;
    }

    @Override
    public double expectedBetween(double from, double to) {
        double first = StrictMath.floor(from);
        double last = StrictMath.floor(to);
        if (first == last) {
            return (to - from) * tail(first + 1);
        }
        double whole = -tail(first + 2) * StrictMath.expm1((last - first - 1) * StrictMath.log1p(-p)) / p;
        return (first + 1 - from) * tail(first + 1) + whole + (to - last) * tail(last + 1);
    }

    @Override
    public double mean() {
        return (1 - p) / p;
    }

    @Override
    public boolean isWhole() {
        return true;
    }
}
