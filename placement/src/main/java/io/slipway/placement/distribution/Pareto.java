package io.slipway.placement.distribution;

import io.slipway.placement.numeric.Checks;

/**
 * Pareto outflow: P(xi > x) = (scale / x)^shape from {@code scale} on.
 *
 * @param scale x_m: the least outflow, positive
 * @param shape alpha: tail exponent, above 1 so that there is a mean
 */
public record Pareto(double scale, double shape) implements OutflowDistribution {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Pareto {
        Checks.positive("scale", scale);
        Checks.positive("shape", shape);
        if (shape <= 1) {
            throw new IllegalArgumentException("without a mean: shape=" + shape + ", expected above 1");
        }
    }

    /**
     * The distribution with a given mean.
     *
     * @throws IllegalArgumentException if mean or shape is out of range
     */
    public static Pareto ofMean(double mean, double shape) {
        return new Pareto(mean * (shape - 1) / shape, shape);
    }

    @Override
    public double survival(double x) {
        return x <= scale ? 1 : StrictMath.pow(scale / x, shape);
    }

    @Override
    public double atLeast(double x) {
        return survival(x);
    }

    @Override
    public double upperQuantile(double probability) {
        if (probability <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        return probability >= 1 ? 0 : scale * StrictMath.pow(probability, -1 / shape);
    }

    @Override
    public double expectedBetween(double from, double to) {
        double certain = Math.max(0, Math.min(to, scale) - from);
        if (to <= scale) {
            return certain;
        }
        double start = Math.max(from, scale);
        double decay = -StrictMath.expm1(-(shape - 1) * StrictMath.log(to / start));
        return certain + scale * StrictMath.pow(scale / start, shape - 1) * decay / (shape - 1);
    }

    @Override
    public double mean() {
        return scale * shape / (shape - 1);
    }

    @Override
    public boolean isWhole() {
        return false;
    }
}
