package io.slipway.stats;

import java.util.List;

/**
 * Test of the difference of the means of two independent samples of unequal variance (B. Welch, Biometrika, 1947). Where a sample
 * does not vary, its variance is unknown rather than zero: then p is at least the smallest p that a permutation test of samples of
 * these sizes can give, which is that of two samples that do not overlap.
 *
 * @param mean mean of the first sample
 * @param otherMean mean of the second
 * @param t difference over its standard error; zero if that is zero
 * @param p two-sided p value; 1 if a sample is too small or both are constant and equal
 */
public record WelchTest(double mean, double otherMean, double t, double p) {

    /** Smallest sample: variances of fewer values are hardly known. */
    private static final int FEWEST = 3;

    /** Compares two samples; NaN means where one is empty. */
    public static WelchTest of(List<Double> first, List<Double> second) {
        double mean = mean(first);
        double other = mean(second);
        if (first.size() < FEWEST || second.size() < FEWEST) {
            return new WelchTest(mean, other, 0, 1);
        }
        double ofFirst = variance(first, mean) / first.size();
        double ofSecond = variance(second, other) / second.size();
        double error = Math.sqrt(ofFirst + ofSecond);
        double least = isConstant(first) || isConstant(second) ? leastOfPermutations(first.size(), second.size()) : 0;
        if (isConstant(first) && isConstant(second)) {
            return new WelchTest(mean, other, 0, first.get(0).equals(second.get(0)) ? 1 : least);
        }
        double degrees = Math.pow(ofFirst + ofSecond, 2)
                / (ofFirst * ofFirst / (first.size() - 1) + ofSecond * ofSecond / (second.size() - 1));
        double t = (mean - other) / error;
        return new WelchTest(mean, other, t, Math.max(least, 2 * Distributions.student(-Math.abs(t), degrees)));
    }

    private static boolean isConstant(List<Double> values) {
        return values.stream().distinct().count() == 1;
    }

    /** One of all ways to choose the first sample, or two where the samples are of one size and may change places. */
    private static double leastOfPermutations(int first, int second) {
        double p = first == second ? 2 : 1;
        for (int i = 1; i <= first; i++) {
            p *= (double) i / (second + i);
        }
        return p;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double variance(List<Double> values, double mean) {
        return values.stream()
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.size() - 1);
    }
}
