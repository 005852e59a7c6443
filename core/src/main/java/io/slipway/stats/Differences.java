package io.slipway.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Paired differences, one for each parent order in the order of their starts, in basis points. Moments and tests of their
 * mean. Immutable.
 */
public final class Differences {

    private static final int EXACT_FLIPS = 16;
    private static final int FLIPS = 5_000;
    private static final long FLIP_STREAM = 0x666c6970L;

    private final double[] values;

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
    }

    public int count() {
        return values.length;
    }

    /** The {@code i}-th. */
    public double get(int i) {
        return values[i];
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

    /** Autocovariance at {@code lag}, divided by {@code n}. */
    double autocovariance(int lag) {
        double mean = mean();
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }
        return sum / values.length;
    }

    /** Standard error of the mean by Newey and West (1987), Bartlett weights up to {@code lag}. */
    public double neweyWestError(int lag) {
        double variance = autocovariance(0);
        for (int l = 1; l <= Math.min(lag, values.length - 1); l++) {
            variance += 2 * (1 - l / (lag + 1.0)) * autocovariance(l);
        }
        return Math.sqrt(Math.max(0, variance) / values.length);
    }

    /** Means of consecutive blocks of {@code length}; what is left at the end is spread over the last block. */
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
     * Two-sided p of the mean when every sign could as well be the other, exact up to 16 values and drawn from the seed beyond.
     * Right for independent differences that are symmetric about zero where there is no effect.
     */
    public double signFlipP(long seed) {
        double observed = Math.abs(sum(values));
        return values.length <= EXACT_FLIPS ? exactFlips(observed) : drawnFlips(observed, seed);
    }

    private double exactFlips(double observed) {
        int all = 1 << values.length;
        int extreme = 0;
        for (int signs = 0; signs < all; signs++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += (signs >> i & 1) == 0 ? values[i] : -values[i];
            }
            extreme += Math.abs(sum) >= observed * (1 - 1e-12) ? 1 : 0;
        }
        return (double) extreme / all;
    }

    private double drawnFlips(double observed, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ FLIP_STREAM);
        int extreme = 1;
        for (int flip = 0; flip < FLIPS; flip++) {
            double sum = 0;
            for (double value : values) {
                sum += random.nextBoolean() ? value : -value;
            }
            extreme += Math.abs(sum) >= observed * (1 - 1e-12) ? 1 : 0;
        }
        return (double) extreme / (FLIPS + 1);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
