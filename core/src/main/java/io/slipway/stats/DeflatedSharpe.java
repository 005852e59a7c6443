package io.slipway.stats;

/**
 * The probability that a mean over its standard deviation is above what the best of many trials without merit is expected to
 * show, by D. Bailey and M. Lopez de Prado (2014), "The deflated Sharpe ratio: correcting for selection bias, backtest overfitting,
 * and non-normality", equations 1 and 2. All ratios are per observation, not annualised. Of savings by order: their mean over
 * their standard deviation.
 *
 * @param ratio mean over standard deviation of the one that was chosen
 * @param count observations it rests on
 * @param skewness of them
 * @param kurtosis of them, 3 for a normal
 */
public record DeflatedSharpe(double ratio, int count, double skewness, double kurtosis) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there are fewer than two observations, or no distribution has such moments
     */
    public DeflatedSharpe {
        if (count < 2 || !Double.isFinite(ratio) || !(kurtosis >= 1 + skewness * skewness)) {
            throw new IllegalArgumentException("not moments of a sample: ratio=" + ratio + ", count=" + count
                    + ", skewness=" + skewness + ", kurtosis=" + kurtosis);
        }
    }

    /**
     * The moments of a sample.
     *
     * @throws IllegalArgumentException if all values are equal
     */
    public static DeflatedSharpe of(Differences sample) {
        double variance = sample.autocovariance(0);
        if (variance == 0) {
            throw new IllegalArgumentException("all values are equal: value=" + sample.mean());
        }
        double cubes = 0;
        double fourths = 0;
        for (int i = 0; i < sample.count(); i++) {
            double away = sample.get(i) - sample.mean();
            cubes += away * away * away;
            fourths += away * away * away * away;
        }
        double skewness = cubes / sample.count() / (variance * Math.sqrt(variance));
        double kurtosis = fourths / sample.count() / (variance * variance);
        double ratio = sample.mean() / sample.standardDeviation();
        return new DeflatedSharpe(ratio, sample.count(), skewness, Math.max(kurtosis, 1 + skewness * skewness));
    }

    /**
     * The ratio that the best of {@code trials} without merit is expected to show.
     *
     * @param variance of the trials' ratios
     */
    public static double luck(int trials, double variance) {
        return Math.sqrt(variance) * Distributions.expectedMaximum(trials);
    }

    /** Probability that the true ratio is above {@code benchmark}. */
    public double probabilityAbove(double benchmark) {
        double spread = 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio;
        return Distributions.normal((ratio - benchmark) * Math.sqrt(count - 1.0) / Math.sqrt(spread));
    }

    /**
     * Probability that the true ratio is above what luck alone is expected to show.
     *
     * @param variance of the trials' ratios
     */
    public double probability(int trials, double variance) {
        return probabilityAbove(luck(trials, variance));
    }
}
