package io.slipway.algo;

import java.math.BigInteger;
import java.util.Arrays;

/** Cuts a quantity into whole-share slices that add up to it. */
public final class Slices {

    private Slices() {}

    /** Equal slices; where the quantity does not divide, the first ones get one share more. */
    public static long[] equal(long qty, int count) {
        long[] slices = new long[count];
        for (int i = 0; i < count; i++) {
            slices[i] = qty / count + (i < qty % count ? 1 : 0);
        }
        return slices;
    }

    /**
     * Slices of which each start is the part so far, rounded: of equal parts no slice is more than one share off.
     *
     * @param parts not negative, adding up to one
     * @throws IllegalArgumentException if they do not
     */
    public static long[] ofParts(long qty, double[] parts) {
        double sum = 0;
        long before = 0;
        long[] slices = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            sum += parts[i];
            long after = i == parts.length - 1 ? qty : Math.round(sum * qty);
            slices[i] = after - before;
            before = after;
            if (!(parts[i] >= 0) || slices[i] < 0) {
                throw new IllegalArgumentException("parts are not negative: part=" + parts[i]);
            }
        }
        if (Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("parts add up to one: sum=" + sum);
        }
        return slices;
    }

    /**
     * Slices in proportion to {@code weights}: after each slice the quantity so far is the proportional one, rounded down.
     *
     * @throws IllegalArgumentException if a weight is negative or all are zero
     */
    public static long[] proportional(long qty, long[] weights) {
        BigInteger total = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("weights are not negative: weight=" + weight);
            }
            total = total.add(BigInteger.valueOf(weight));
        }
        if (total.signum() == 0) {
            throw new IllegalArgumentException("at least one weight is positive: weights=" + Arrays.toString(weights));
        }
        long[] slices = new long[weights.length];
        BigInteger cumulative = BigInteger.ZERO;
        long before = 0;
        for (int i = 0; i < weights.length; i++) {
            cumulative = cumulative.add(BigInteger.valueOf(weights[i]));
            long after =
                    BigInteger.valueOf(qty).multiply(cumulative).divide(total).longValueExact();
            slices[i] = after - before;
            before = after;
        }
        return slices;
    }
}
