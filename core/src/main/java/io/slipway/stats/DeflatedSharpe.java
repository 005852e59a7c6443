package io.slipway.stats;

/**
 * Probability that a ratio of mean to standard deviation exceeds the expected maximum of many trials without merit, by D.
 * Bailey and M. Lopez de Prado (2014), "The deflated Sharpe ratio: correcting for selection bias, backtest overfitting, and
 * non-normality", equations 1 and 2. Ratios are per observation, not annualised. For savings by start, the ratio is their mean
 * over their standard deviation.
 *
 * @param ratio mean over standard deviation of the chosen trial
 * @param count number of independent observations, at least two
 * @param skewness skewness of the observations
 * @param kurtosis kurtosis of the observations; 3 for a normal distribution
 */
public record DeflatedSharpe(double ratio, double count, double skewness, double kurtosis) {

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
     * Returns the ratio and the moments of a sample.
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

    /** The same with another number of independent observations. */
    DeflatedSharpe withCount(double newCount) {
        return new DeflatedSharpe(ratio, newCount, skewness, kurtosis);
    }

    /**
     * Expected maximum ratio of {@code trials} trials without merit.
     *
     * @param variance variance of the trials' ratios
     */
    public static double luck(int trials, double variance) {
        return Math.sqrt(variance) * Distributions.expectedMaximum(trials);
    }

    /** Probability that the true ratio is above {@code benchmark}. */
    public double probabilityAbove(double benchmark) {
        double spread = 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio;
        return Distributions.normal((ratio - benchmark) * Math.sqrt(count - 1) / Math.sqrt(spread));
    }

    /**
     * Probability that the true ratio exceeds the expected maximum of trials without merit.
     *
     * @param variance variance of the trials' ratios
     */
    public double probability(int trials, double variance) {
        return probabilityAbove(luck(trials, variance));
    }
}
