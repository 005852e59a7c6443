package io.slipway.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Weights of values, for means and percentiles. */
final class SurveyHistogram {

    private final TreeMap<Long, long[]> weights = new TreeMap<>();
    private long total;

    void add(long value, long weight) {
        weights.computeIfAbsent(value, key -> new long[1])[0] += weight;
        total += weight;
    }

    boolean isEmpty() {
        return total == 0;
    }

    double mean() {
        double sum = 0;
        for (Map.Entry<Long, long[]> entry : weights.entrySet()) {
            sum += (double) entry.getKey() * entry.getValue()[0];
        }
        return sum / total;
    }

    /** The shares of the weight by value in steps of {@code step} from zero on, the last one open; below zero is left out. */
    List<Double> shares(long step, int count) {
        double[] sums = new double[count];
        for (Map.Entry<Long, long[]> entry : weights.entrySet()) {
            if (entry.getKey() >= 0) {
                sums[(int) Math.min(count - 1, entry.getKey() / step)] += entry.getValue()[0];
            }
        }
        return Arrays.stream(sums).mapToObj(sum -> total == 0 ? 0 : sum / total).toList();
    }

    /** The least value at or below which {@code percent} of the weight lies; zero if there is none. */
    long percentile(int percent) {
        double wanted = total / 100.0 * percent;
        double reached = 0;
        for (Map.Entry<Long, long[]> entry : weights.entrySet()) {
            reached += entry.getValue()[0];
            if (reached >= wanted) {
                return entry.getKey();
            }
        }
        return 0;
    }
}
