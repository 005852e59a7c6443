package io.slipway.tca;

/**
 * Empirical laws of the price impact of a large order, as a fraction of the price; positive when the order pays. They are
 * predictions and enter no strategy's cost. {@link CostBreakdown} has the simulated cost of taking.
 */
public final class ImpactLaws {

    private static final double ATHL_GAMMA = 0.314;
    private static final double ATHL_ETA = 0.142;
    private static final double TURNOVER_POWER = 0.25;
    private static final double RATE_POWER = 0.6;

    private ImpactLaws() {}

    /**
     * The square-root law {@code Y sigma sqrt(Q / V)}.
     *
     * @param y the constant, about 1
     * @param sigma standard deviation of a daily return, as a fraction
     * @param qty shares, zero or more
     * @param dailyVolume shares traded in a day, positive
     * @throws IllegalArgumentException if a value is negative or the volume not positive
     */
    public static double squareRoot(double y, double sigma, double qty, double dailyVolume) {
        if (!(y >= 0 && sigma >= 0 && qty >= 0 && dailyVolume > 0)) {
            throw new IllegalArgumentException(
                    "no impact: y=" + y + ", sigma=" + sigma + ", qty=" + qty + ", volume=" + dailyVolume);
        }
        return y * sigma * Math.sqrt(qty / dailyVolume);
    }

    /**
     * A stock as R. Almgren, C. Thum, E. Hauptmann and H. Li (2005), "Direct estimation of equity market impact", describe it.
     *
     * @param sigma standard deviation of a day's return
     * @param dailyVolume their V
     * @param sharesOutstanding their Theta
     */
    public record Stock(double sigma, double dailyVolume, double sharesOutstanding) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if the volatility is negative, or one of the others not positive
         */
        public Stock {
            if (!(sigma >= 0 && dailyVolume > 0 && sharesOutstanding > 0)) {
                throw new IllegalArgumentException(
                        "no stock: sigma=" + sigma + ", volume=" + dailyVolume + ", outstanding=" + sharesOutstanding);
            }
        }

        /** Permanent impact: {@code I = gamma sigma (X / V) (Theta / V)^(1/4)}, gamma = 0.314. */
        public double permanent(double qty) {
            double part = qty / dailyVolume;
            double turnover = StrictMath.pow(sharesOutstanding / dailyVolume, TURNOVER_POWER);
            return ATHL_GAMMA * sigma * part * turnover;
        }

        /** Temporary impact: {@code eta sigma (X / (V T))^(3/5)}, eta = 0.142, T in days. */
        public double temporary(double qty, double days) {
            return ATHL_ETA * sigma * StrictMath.pow(qty / (dailyVolume * days), RATE_POWER);
        }

        /** The mean price paid against arrival, at an even rate: {@code J = I / 2} plus the temporary part. */
        public double realized(double qty, double days) {
            return permanent(qty) / 2 + temporary(qty, days);
        }
    }
}
