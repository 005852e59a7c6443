package io.slipway.stats;

import java.util.List;

/**
 * Distance from the median in robust standard deviations: {@code 0.6745 (x - median) / MAD}, with the median absolute deviation
 * {@code MAD}. Values beyond {@value #OUTLIER} are outliers (B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers, 1993).
 *
 * @param median the median
 * @param mad median absolute deviation from it
 */
public record RobustScore(double median, double mad) {

    /** The limit of Iglewicz and Hoaglin. */
    public static final double OUTLIER = 3.5;

    /** Third quartile of the normal distribution: the MAD of a normal distribution over its standard deviation. */
    private static final double NORMAL_MAD = 0.6745;

    /**
     * The score of a sample.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public static RobustScore of(List<Double> values) {
        double median = median(values);
        return new RobustScore(
                median,
                median(values.stream().map(value -> Math.abs(value - median)).toList()));
    }

    /**
     * The middle value, or the mean of the two in the middle.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a median of nothing");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The score of a value; NaN where half of all values are equal. */
    public double of(double value) {
        return mad == 0 ? Double.NaN : NORMAL_MAD * (value - median) / mad;
    }
}
