package io.slipway.placement.distribution;

/** The distribution of one venue's outflow xi over the horizon, in shares, zero or more. Immutable. */
public sealed interface OutflowDistribution permits Exponential, Pareto, Geometric, Poisson, Empirical {

    /** P(xi > x). */
    double survival(double x);

    /** P(xi >= x). */
    double atLeast(double x);

    /**
     * The smallest {@code x >= 0} with {@code P(xi > x) <= probability}: the generalised inverse of the distribution function at one less
     * the probability. Infinite where no x is large enough.
     */
    double upperQuantile(double probability);

    /** E[min((xi - from)^+, to - from)]: shares expected to be filled of an order that has {@code from} ahead of it. */
    double expectedBetween(double from, double to);

    /** Mean outflow. */
    double mean();

    /** True if the outflow is always a whole number of shares. */
    boolean isWhole();

    /** One outflow for a number that is uniform over [0, 1). */
    default double draw(double uniform) {
        return upperQuantile(1 - uniform);
    }
}
