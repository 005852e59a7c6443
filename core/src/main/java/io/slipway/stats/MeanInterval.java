package io.slipway.stats;

import java.util.List;

/**
 * The mean of independent draws of a normal distribution, with the interval of the mean and that of one further draw, by Student's t.
 *
 * @param count number of draws
 * @param mean their mean
 * @param standardDeviation their standard deviation; NaN of one draw
 * @param meanHalf half of the interval of the mean; NaN of one draw
 * @param drawHalf half of the interval of a further draw; NaN of one draw
 */
public record MeanInterval(int count, double mean, double standardDeviation, double meanHalf, double drawHalf) {

    /**
     * The intervals of some draws.
     *
     * @param level probability that an interval covers, such as 0.95
     * @throws IllegalArgumentException if there is none
     */
    public static MeanInterval of(List<Double> draws, double level) {
        double mean = draws.stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow(() -> new IllegalArgumentException("a mean of nothing"));
        int count = draws.size();
        if (count < 2) {
            return new MeanInterval(count, mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double squares = draws.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        double deviation = Math.sqrt(squares / (count - 1));
        double t = Distributions.studentQuantile((1 + level) / 2, count - 1);
        return new MeanInterval(
                count, mean, deviation, t * deviation / Math.sqrt(count), t * deviation * Math.sqrt(1 + 1.0 / count));
    }
}
