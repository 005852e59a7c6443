package io.slipway.survey;

import java.util.Arrays;
import java.util.List;

/** Weights of values, for means and percentiles. A hash table of numbers, since a value comes with every row. */
final class SurveyHistogram {

    private static final int FIRST_CAPACITY = 64;

    /** An odd number that spreads values over the high bits (2^64 divided by the golden ratio). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] values = new long[FIRST_CAPACITY];
    private long[] weights = new long[FIRST_CAPACITY];
    private boolean[] used = new boolean[FIRST_CAPACITY];
    private int count;
    private long total;

    void add(long value, long weight) {
        int at = place(value);
        if (!used[at]) {
            used[at] = true;
            values[at] = value;
            count++;
        }
        weights[at] += weight;
        total += weight;
        if (2 * count > values.length) {
            grow();
        }
    }

    /** The place of a value, or the free one where it belongs. */
    private int place(long value) {
        int mask = values.length - 1;
        int at = (int) ((value * SPREAD) >>> Integer.SIZE) & mask;
        while (used[at] && values[at] != value) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldValues = values;
        long[] oldWeights = weights;
        boolean[] oldUsed = used;
        values = new long[2 * oldValues.length];
        weights = new long[values.length];
        used = new boolean[values.length];
        for (int i = 0; i < oldValues.length; i++) {
            if (oldUsed[i]) {
                int at = place(oldValues[i]);
                used[at] = true;
                values[at] = oldValues[i];
                weights[at] = oldWeights[i];
            }
        }
    }

    private long[] ascending() {
        long[] all = new long[count];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            if (used[i]) {
                all[next++] = values[i];
            }
        }
        Arrays.sort(all);
        return all;
    }

    private long weight(long value) {
        return weights[place(value)];
    }

    boolean isEmpty() {
        return total == 0;
    }

    double mean() {
        double sum = 0;
        for (long value : ascending()) {
            sum += (double) value * weight(value);
        }
        return sum / total;
    }

    /** The shares of the weight by value in steps of {@code step} from zero on, the last one open; below zero is left out. */
    List<Double> shares(long step, int steps) {
        double[] sums = new double[steps];
        for (long value : ascending()) {
            if (value >= 0) {
                sums[(int) Math.min(steps - 1, value / step)] += weight(value);
            }
        }
        return Arrays.stream(sums).mapToObj(sum -> total == 0 ? 0 : sum / total).toList();
    }

    /** The least value at or below which {@code percent} of the weight lies; zero if there is none. */
    long percentile(int percent) {
        double wanted = total / 100.0 * percent;
        double reached = 0;
        for (long value : ascending()) {
            reached += weight(value);
            if (reached >= wanted) {
                return value;
            }
        }
        return 0;
    }
}
