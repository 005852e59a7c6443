package io.slipway.stats;

/**
 * A weighted mean of independent draws with its interval: the ratio of two sums, by linearisation and Student's t.
 *
 * @param count number of draws
 * @param mean sum of the values over the sum of the weights; NaN without weight
 * @param half half of the interval; NaN with fewer than {@link #FEWEST_DRAWS} draws
 */
public record RatioInterval(int count, double mean, double half) {

    /** With fewer draws an interval is not shown: as for the other tests of Slipway. */
    public static final int FEWEST_DRAWS = 6;

    /**
     * The interval of {@code sum(values) / sum(weights)}.
     *
     * @param values by draw: weight times the value, summed over the draw
     * @param weights by draw, not negative
     * @param level probability that the interval covers, such as 0.95
     * @throws IllegalArgumentException if the lengths differ
     */
    public static RatioInterval of(double[] values, double[] weights, double level) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(
                    "draws without weight: values=" + values.length + ", weights=" + weights.length);
        }
        int count = values.length;
        double value = 0;
        double weight = 0;
        for (int i = 0; i < count; i++) {
            value += values[i];
            weight += weights[i];
        }
        double mean = value / weight;
        if (count < FEWEST_DRAWS) {
            return new RatioInterval(count, mean, Double.NaN);
        }
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double error = values[i] - mean * weights[i];
            squares += error * error;
        }
        double deviation = Math.sqrt(squares * count / (count - 1.0)) / weight;
        return new RatioInterval(count, mean, deviation * Distributions.studentQuantile((1 + level) / 2, count - 1.0));
    }
}
