package io.slipway.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The standard error of a mean over orders of several days and symbols: orders of one day share its market, orders of one symbol share
 * its book. Cameron, Gelbach and Miller (2011), "Robust inference with multiway clustering", equation 2.7: the variance by day plus
 * that by symbol less that by both, each with its factor {@code G / (G - 1)}; the larger of the first two where that is smaller.
 *
 * @param byDay standard error with days as clusters, bps
 * @param bySymbol standard error with symbols as clusters, bps
 * @param twoWay standard error with both, bps
 * @param interval interval of the mean by Student's t with the smaller number of clusters less one
 */
public record TwoWayError(double byDay, double bySymbol, double twoWay, PairedComparison.Interval interval) {

    private static final int FEWEST = 2;

    /**
     * The error of the mean of some values.
     *
     * @param level probability that the interval misses the mean, between 0 and 1
     * @return empty where there are not two days and two symbols
     */
    public static Optional<TwoWayError> of(double[] values, List<String> days, List<String> symbols, double level) {
        int[] ofDay = numbers(days);
        int[] ofSymbol = numbers(symbols);
        List<String> both = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            both.add(ofDay[i] + " " + ofSymbol[i]);
        }
        int fewest = Math.min(count(ofDay), count(ofSymbol));
        if (fewest < FEWEST) {
            return Optional.empty();
        }
        double mean = Arrays.stream(values).sum() / values.length;
        double byDay = variance(values, mean, ofDay);
        double bySymbol = variance(values, mean, ofSymbol);
        double twoWay = Math.max(byDay + bySymbol - variance(values, mean, numbers(both)), Math.max(byDay, bySymbol));
        double width = Distributions.studentQuantile(1 - level / 2, fewest - 1.0) * Math.sqrt(twoWay);
        return Optional.of(new TwoWayError(
                Math.sqrt(byDay),
                Math.sqrt(bySymbol),
                Math.sqrt(twoWay),
                new PairedComparison.Interval(mean - width, mean + width)));
    }

    /** Numbers of labels from 0 on, by first occurrence. */
    private static int[] numbers(List<String> labels) {
        Map<String, Integer> numbers = new HashMap<>();
        return labels.stream()
                .mapToInt(label -> {
                    numbers.putIfAbsent(label, numbers.size());
                    return numbers.getOrDefault(label, 0);
                })
                .toArray();
    }

    private static int count(int[] clusters) {
        return Arrays.stream(clusters).max().orElse(-1) + 1;
    }

    private static double variance(double[] values, double mean, int[] clusters) {
        int count = count(clusters);
        double[] sums = new double[count];
        for (int i = 0; i < values.length; i++) {
            sums[clusters[i]] += values[i] - mean;
        }
        double squares = Arrays.stream(sums).map(sum -> sum * sum).sum();
        return squares * count / (count - 1.0) / values.length / values.length;
    }
}
