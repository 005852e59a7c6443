package io.slipway.impact;

/**
 * One order as a fit sees it.
 *
 * @param size quantity as a share of a volume, positive
 * @param volatilityBps standard deviation of the mid over a day, in bps, positive
 * @param bps cost or move in bps, positive when the order paid
 * @param cluster number of the independent stretch of time that the order belongs to
 */
public record ImpactObservation(double size, double volatilityBps, double bps, int cluster) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if size or volatility is not positive and finite, or the cost is not finite
     */
    public ImpactObservation {
        boolean isPositive = size > 0 && volatilityBps > 0;
        if (!isPositive || !Double.isFinite(size + volatilityBps + bps)) {
            throw new IllegalArgumentException("size and volatility are positive, the cost is finite: size=" + size
                    + ", volatilityBps=" + volatilityBps + ", bps=" + bps);
        }
    }
}
