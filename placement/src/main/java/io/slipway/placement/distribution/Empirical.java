package io.slipway.placement.distribution;

import io.slipway.placement.numeric.Checks;
import java.util.Arrays;

/** The distribution of observed values with weights. Immutable. */
public final class Empirical implements OutflowDistribution {

    private final double[] values;
    /** {@code tail[i]}: weight of the values from {@code i} on, in ascending order. */
    private final double[] tail;
    /** {@code moment[i]}: sum of weight times value from {@code i} on. */
    private final double[] moment;

    private Empirical(double[] values, double[] weights) {
        this.values = values;
        this.tail = new double[values.length + 1];
        this.moment = new double[values.length + 1];
        for (int i = values.length - 1; i >= 0; i--) {
            tail[i] = i == 0 ? 1 : Math.min(1, tail[i + 1] + weights[i]);
            moment[i] = moment[i + 1] + weights[i] * values[i];
        }
    }

    /**
     * Values that are all as likely.
     *
     * @param values shares, zero or more
     * @throws IllegalArgumentException if there is none or one is negative
     */
    public static Empirical of(double... values) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return weighted(values, weights);
    }

    /**
     * Values with weights.
     *
     * @param values shares, zero or more
     * @param weights one a value, not negative; scaled to sum to one
     * @throws IllegalArgumentException if there is none, one is negative, or the weights do not fit
     */
    public static Empirical weighted(double[] values, double[] weights) {
        double[] normal = normalised(weights, values.length);
        for (double value : values) {
            Checks.notNegative("outflow", value);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] sortedWeights = new double[values.length];
        int[] placed = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = firstOf(values[i], sorted);
            sortedWeights[first + placed[first]++] = normal[i];
        }
        return new Empirical(sorted, sortedWeights);
    }

    /**
     * Values in ascending order with weights that sum to one: the caller keeps neither array.
     *
     * @throws IllegalArgumentException if there is none, the values are negative or not ascending, or the weights do not fit
     */
    public static Empirical ofAscending(double[] values, double[] weights) {
        if (values.length == 0 || weights.length != values.length) {
            throw new IllegalArgumentException("each value has a weight, and there is at least one: values="
                    + values.length + ", weights=" + weights.length);
        }
        Checks.notNegative("outflow", values[0]);
        for (int i = 1; i < values.length; i++) {
            if (!(values[i] >= values[i - 1])) {
                throw new IllegalArgumentException("values ascend: before=" + values[i - 1] + ", after=" + values[i]);
            }
        }
        Checks.finite("outflow", values[values.length - 1]);
        return new Empirical(values, weights);
    }

    /** The first place of a value in ascending values that hold it; zeros of both signs are two values, as for a sort. */
    private static int firstOf(double value, double[] sorted) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (Double.compare(sorted[middle], value) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    static double[] normalised(double[] weights, int count) {
        if (count == 0 || weights.length != count) {
            throw new IllegalArgumentException("each value has a weight, and there is at least one: values=" + count
                    + ", weights=" + weights.length);
        }
        double sum = 0;
        for (double weight : weights) {
            Checks.notNegative("weight", weight);
            sum += weight;
        }
        Checks.positive("sum of weights", sum);
        double[] normal = weights.clone();
        for (int i = 0; i < count; i++) {
            normal[i] /= sum;
        }
        return normal;
    }

    /** Number of values that are at most {@code x}. */
    private int countUpTo(double x) {
        int from = 0;
        int to = values.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (values[middle] <= x) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    @Override
    public double survival(double x) {
        return tail[countUpTo(x)];
    }

    @Override
    public double atLeast(double x) {
        int at = countUpTo(x);
        while (at > 0 && values[at - 1] == x) {
            at--;
        }
        return tail[at];
    }

    @Override
    public double upperQuantile(double probability) {
        if (probability < 0) {
            return Double.POSITIVE_INFINITY;
        }
        int from = 0;
        int to = values.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (tail[middle] <= probability) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from == 0 ? 0 : values[from - 1];
    }

    @Override
    public double expectedBetween(double from, double to) {
        return expectedAbove(from) - expectedAbove(to);
    }

    private double expectedAbove(double x) {
        int at = countUpTo(x);
        return moment[at] - x * tail[at];
    }

    @Override
    public double mean() {
        return moment[0];
    }

    @Override
    public boolean isWhole() {
        return Arrays.stream(values).allMatch(Checks::isWhole);
    }

    @Override
    public String toString() {
        return "Empirical[values=" + values.length + ", mean=" + mean() + "]";
    }
}
