package io.slipway.stats;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/**
 * Paired differences, one for each start in the order of time, in basis points: the means over the orders of that start, of all
 * sides and sizes. What the market does to a buy and to a sell of one start cancels in them. Moments and tests of their mean.
 * Immutable.
 */
public final class Differences {

    /** An autocorrelation below this times {@code sqrt(log10(n) / n)} is small: Politis and White's constant. */
    private static final double SMALL = 2;

    /** Number of small autocorrelations in a row that end the window, as in the same paper. */
    private static final int IN_A_ROW = 5;

    /** Times the root of the count: a series without an end to its memory would otherwise take the square of the count. */
    private static final double MOST_LAGS = 20;

    /** Values that differ by less than this share of the greatest are the same: a sum of some thousand values rounds less. */
    private static final double ROUNDING = 1e-11;

    private final double[] values;
    private final boolean isConstant;

    /**
     * Copies {@code values}.
     *
     * @throws IllegalArgumentException if there are fewer than two, or one is not finite
     */
    public Differences(double... values) {
        if (values.length < 2 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("at least two finite differences are needed: count=" + values.length);
        }
        this.values = values.clone();
        DoubleSummaryStatistics range = Arrays.stream(values).summaryStatistics();
        isConstant = range.getMax() - range.getMin()
                <= ROUNDING * Math.max(Math.abs(range.getMax()), Math.abs(range.getMin()));
    }

    /**
     * Means over the orders of each start.
     *
     * @param ordered differences of all orders, by start
     * @param perStart number of orders of each start
     * @throws IllegalArgumentException if there are fewer than two starts, or the last is not whole
     */
    public static Differences ofStarts(double[] ordered, int perStart) {
        if (ordered.length % perStart != 0) {
            throw new IllegalArgumentException(
                    "a start is not whole: orders=" + ordered.length + ", per start=" + perStart);
        }
        double[] means = new double[ordered.length / perStart];
        for (int i = 0; i < ordered.length; i++) {
            means[i / perStart] += ordered[i] / perStart;
        }
        return new Differences(means);
    }

    /**
     * One value for each cluster of orders, such as a day, scaled so that their mean is that of all orders: the sum of the cluster's
     * differences times clusters over orders.
     *
     * @param ordered differences of all orders
     * @param clusters cluster of each order, ascending
     * @throws IllegalArgumentException if there are fewer than two clusters
     */
    public static Differences ofClusters(double[] ordered, int[] clusters) {
        int count = (int) Arrays.stream(clusters).distinct().count();
        double[] values = new double[count];
        int place = 0;
        for (int i = 0; i < ordered.length; i++) {
            place += i > 0 && clusters[i] != clusters[i - 1] ? 1 : 0;
            values[place] += ordered[i] * count / ordered.length;
        }
        return new Differences(values);
    }

    /** The number of starts. */
    public int count() {
        return values.length;
    }

    /** The difference with index {@code i}, counted from 0. */
    public double get(int i) {
        return values[i];
    }

    /** A copy of all differences. */
    double[] toArray() {
        return values.clone();
    }

    public double mean() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    public double median() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Standard deviation, with {@code n - 1}. */
    public double standardDeviation() {
        return Math.sqrt(autocovariance(0) * values.length / (values.length - 1));
    }

    /** True if all values are the same but for rounding, as where only a fee tells two strategies apart. */
    boolean isConstant() {
        return isConstant;
    }

    /** Autocovariance at {@code lag}, divided by {@code n}; zero if all values are the same. */
    double autocovariance(int lag) {
        if (isConstant) {
            return 0;
        }
        double mean = mean();
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }
        return sum / values.length;
    }

    /** Correlation with other differences of the same starts; both vary. */
    double correlation(Differences other) {
        double mean = mean();
        double otherMean = other.mean();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - mean) * (other.values[i] - otherMean);
        }
        return sum / values.length / Math.sqrt(autocovariance(0) * other.autocovariance(0));
    }

    /** Standard error of the mean by Newey and West (1987), Bartlett weights up to {@code lag}. */
    public double neweyWestError(int lag) {
        double variance = autocovariance(0);
        for (int l = 1; l <= Math.min(lag, values.length - 1); l++) {
            variance += 2 * (1 - l / (lag + 1.0)) * autocovariance(l);
        }
        return Math.sqrt(Math.max(0, variance) / values.length);
    }

    /**
     * Number of consecutive values with as much information about the mean as one independent value: one plus twice the sum of
     * the autocorrelations. The flat-top window of Politis and White (2004, section 3.2) ends where five autocorrelations in a
     * row are not distinguishable from zero. Between 1 and the number of values; 1 if all values are equal.
     */
    public double autocorrelationLength() {
        double variance = autocovariance(0);
        if (variance == 0) {
            return 1;
        }
        double small = SMALL * Math.sqrt(StrictMath.log10(values.length) / values.length) * variance;
        int last = 0;
        int most = (int) Math.min(values.length - 1, MOST_LAGS * Math.sqrt(values.length));
        for (int lag = 1; lag <= most && lag - last <= IN_A_ROW; lag++) {
            last = Math.abs(autocovariance(lag)) >= small ? lag : last;
        }
        double sum = variance;
        for (int lag = 1; lag < Math.min(2 * last, values.length); lag++) {
            sum += 2 * Math.min(1, 2 * (1 - (double) lag / (2 * last))) * autocovariance(lag);
        }
        return Math.min(values.length, Math.max(1, sum / variance));
    }

    /** Means of consecutive blocks of {@code length} values. Values that remain at the end belong to the last block. */
    Differences blockMeans(int length) {
        int blocks = Math.max(1, values.length / length);
        double[] means = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            int from = block * length;
            int to = block == blocks - 1 ? values.length : from + length;
            means[block] = Arrays.stream(values, from, to).sum() / (to - from);
        }
        return new Differences(means);
    }

    /**
     * Two-sided p value of the mean under random signs: exact up to 16 values, from seeded draws beyond. Valid for independent
     * differences that are symmetric about zero where there is no effect.
     */
    public double signFlipP(long seed) {
        double observed = Math.abs(sum(values));
        int[] extreme = new int[1];
        int all = new SignFlips(values)
                .forEach(seed, sums -> extreme[0] += SignFlips.isAsGreat(Math.abs(sums[0]), observed) ? 1 : 0);
        return (double) extreme[0] / all;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
