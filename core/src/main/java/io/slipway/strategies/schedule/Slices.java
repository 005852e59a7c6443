package io.slipway.strategies.schedule;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Cuts a quantity into whole-share slices that add up to it. */
public final class Slices {

    private static final long JITTER = 0x6a6974746572L;

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
     * Equal slices in whole lots, {@code floor(L (i + 1) / n) - floor(L i / n)} of {@code L} lots: never more than a lot from the
     * straight line. What is less than a lot goes to the last slice.
     *
     * @throws IllegalArgumentException if the lot or the count is not positive
     */
    public static long[] equalLots(long qty, long lot, int count) {
        checkLots(lot, count);
        long[] slices = new long[count];
        long before = 0;
        for (int i = 0; i < count; i++) {
            long after = i == count - 1 ? qty : multiple(qty / lot, i + 1L, count) * lot;
            slices[i] = after - before;
            before = after;
        }
        return slices;
    }

    private static long multiple(long value, long numerator, long denominator) {
        BigInteger product = BigInteger.valueOf(value).multiply(BigInteger.valueOf(numerator));
        return product.divide(BigInteger.valueOf(denominator)).longValueExact();
    }

    private static void checkLots(long lot, int count) {
        if (lot <= 0 || count <= 0) {
            throw new IllegalArgumentException("slices have lots: lot=" + lot + ", slices=" + count);
        }
    }

    /**
     * Slices in whole lots by largest remainder: each gets its proportional part rounded down, and the lots that are left go
     * where most was cut off; of equal remainders to the smaller weight, then to the earlier. What is less than a lot goes to the last
     * slice with a weight. Closer to the curve slice by slice than {@link #proportional}, which is closer in total at every moment.
     *
     * @throws IllegalArgumentException if the lot is not positive, a weight is negative or all are zero
     */
    public static long[] largestRemainder(long qty, long lot, long[] weights) {
        checkLots(lot, weights.length);
        BigInteger total = sum(weights);
        BigInteger lots = BigInteger.valueOf(qty / lot);
        long[] slices = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = qty / lot;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] part = lots.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(total);
            slices[i] = part[0].longValueExact() * lot;
            remainders[i] = part[1];
            left -= part[0].longValueExact();
            last = weights[i] > 0 ? i : last;
        }
        List<Integer> byRemainder = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i])
                        .reversed()
                        .thenComparing(i -> weights[i]))
                .toList();
        for (int i = 0; i < left; i++) {
            slices[byRemainder.get(i)] += lot;
        }
        slices[last] += qty % lot;
        return slices;
    }

    /**
     * Equal slices with random boundaries: each boundary moves by up to half of {@code jitter} slices either way, drawn from
     * the seed. The cumulative quantity is therefore never more than {@code jitter / 2} slices and one share from the straight
     * line.
     *
     * @param jitter between 0 (equal) and 1
     * @throws IllegalArgumentException if it is not, or there is no slice
     */
    public static long[] jittered(long qty, int count, double jitter, long seed) {
        checkLots(1, count);
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter is between 0 and 1: value=" + jitter);
        }
        long[] slices = new long[count];
        long before = 0;
        SplittableRandom random = new SplittableRandom(seed ^ JITTER);
        for (int i = 0; i < count; i++) {
            double moved = jitter * (random.nextDouble() - 0.5);
            long after = i == count - 1 ? qty : Math.max(before, Math.round((double) qty / count * (i + 1 + moved)));
            slices[i] = after - before;
            before = after;
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
        BigInteger total = sum(weights);
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

    private static BigInteger sum(long[] weights) {
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
        return total;
    }
}
