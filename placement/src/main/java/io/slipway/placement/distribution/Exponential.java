package io.slipway.placement.distribution;

import io.slipway.placement.numeric.Checks;

/**
 * Exponential outflow.
 *
 * @param mean shares, positive
 */
public record Exponential(double mean) implements OutflowDistribution {

    /**
     * Checks the mean.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Exponential {
        Checks.positive("mean", mean);
    }

    @Override
    public double survival(double x) {
        return x <= 0 ? 1 : StrictMath.exp(-x / mean);
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
        return probability >= 1 ? 0 : -mean * StrictMath.log(probability);
    }

    @Override
    public double expectedBetween(double from, double to) {
        return -mean * survival(from) * StrictMath.expm1(-(to - from) / mean);
    }

    @Override
    public boolean isWhole() {
        return false;
    }
}
