package io.slipway.stats;

import java.util.List;

/**
 * Distance from the median in robust standard deviations: {@code (x - median) / deviation}. Values beyond {@value #OUTLIER} are
 * outliers (B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers, 1993).
 *
 * <p>The deviation is {@code MAD / 0.6745}, with the median absolute deviation {@code MAD}. Where more than half of the values are
 * nearly equal, that is near zero and would call all others outliers. If the MAD is less than 1 % of the upper quartile of the
 * distances from the median, or less than a millionth of their mean {@code MeanAD}, the deviation is {@code 1.253314 MeanAD}
 * instead, which is as large for a normal distribution: its factor is {@code sqrt(pi / 2)}. A few far values never bring this about.
 *
 * @param median the median
 * @param deviation the robust standard deviation; zero if all values are equal
 */
public record RobustScore(double median, double deviation) {

    /** The limit of Iglewicz and Hoaglin. */
    public static final double OUTLIER = 3.5;

    /** Third quartile of the normal distribution: the MAD of a normal distribution over its standard deviation. */
    private static final double NORMAL_MAD = 0.6745;

    /** Standard deviation of a normal distribution over its mean absolute deviation, the square root of pi / 2. */
    private static final double NORMAL_MEAN_AD = 1.253314;

    /** A MAD below this part of the upper quartile is near zero. In a normal distribution it is 0.59 of it. */
    private static final double OF_QUARTILE = 0.01;

    /** A MAD below this part of the mean absolute deviation is the rounding of numbers. */
    private static final double OF_MEAN = 1e-6;

    /**
     * The score of a sample.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public static RobustScore of(List<Double> values) {
        double median = median(values);
        List<Double> distances =
                values.stream().map(value -> Math.abs(value - median)).sorted().toList();
        double mad = median(distances);
        double quartile = distances.get(3 * (distances.size() - 1) / 4);
        double meanAd = distances.stream().mapToDouble(each -> each).sum() / distances.size();
        boolean isNearZero = mad < Math.max(OF_QUARTILE * quartile, OF_MEAN * meanAd);
        return new RobustScore(median, isNearZero ? NORMAL_MEAN_AD * meanAd : mad / NORMAL_MAD);
    }

    /** True if the median absolute deviation is not zero: then at most half of the values are equal to the median. */
    public static boolean hasDeviation(List<Double> values) {
        double median = median(values);
        return median(values.stream().map(value -> Math.abs(value - median)).toList()) > 0;
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

    /** The score of a value; NaN where all values are equal. */
    public double of(double value) {
        return deviation == 0 ? Double.NaN : (value - median) / deviation;
    }
}
