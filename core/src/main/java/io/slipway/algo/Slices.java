package io.slipway.algo;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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
     * Slices in proportion to {@code weights}, rounded by largest remainder, ties to the earlier slice.
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
        return largestRemainder(qty, weights, total);
    }

    private static long[] largestRemainder(long qty, long[] weights, BigInteger total) {
        long[] slices = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = qty;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] parts = BigInteger.valueOf(qty)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(total);
            slices[i] = parts[0].longValueExact();
            remainders[i] = parts[1];
            left -= slices[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> slices[i]++);
        return slices;
    }
}
