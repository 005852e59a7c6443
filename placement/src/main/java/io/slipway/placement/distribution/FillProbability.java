package io.slipway.placement.distribution;

/** The probability that an order which rests is filled, in closed form, from a rate that is known. */
public final class FillProbability {

    private FillProbability() {}

    /**
     * Probability of a fill before the horizon ends if orders ahead leave one by one at the times of a Poisson process: {@code
     * P(N >= ahead + own)}, with {@code N} of mean {@code mu t}. Orders ahead do not cancel.
     *
     * @param orders number of orders ahead plus the order itself, at least one
     * @param mean expected departures over the horizon, zero or more
     * @throws IllegalArgumentException if a value is out of range
     */
    public static double erlang(int orders, double mean) {
        check(orders, mean);
        return mean == 0 ? 0 : new Poisson(mean).atLeast(orders);
    }

    private static void check(int orders, double rate) {
        if (orders < 1 || !(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("no queue: orders=" + orders + ", rate=" + rate);
        }
    }
}
