package io.slipway.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Sums of values under flips of their signs: of all flips up to 16 values, of flips that are drawn from a seed beyond. Several
 * series of one length share each flip.
 */
final class SignFlips {

    /** Maximum number of values of which all flips are enumerated: 65,536. */
    private static final int EXACT = 16;

    /** Number of drawn flips: gives a p value of 0.05 a standard error of 0.003. */
    private static final int DRAWN = 5_000;

    /** Separates these draws from others of the same seed: "flip" in ASCII. */
    private static final long STREAM = 0x666c6970L;

    /** Two sums that are equal in exact arithmetic count as equal. */
    private static final double TIE = 1e-12;

    private final double[][] series;
    private final int length;

    /**
     * Flips of the signs of some series.
     *
     * @param series at least one, each of the same length of at least one
     */
    SignFlips(double[]... series) {
        this.series = series;
        length = series[0].length;
    }

    /** True if {@code flipped} is at least {@code observed}, within rounding; both are zero or more. */
    static boolean isAsGreat(double flipped, double observed) {
        return flipped >= observed * (1 - TIE);
    }

    /**
     * Passes the sum of each series under every flip to {@code each}, in an array that is used again, and returns the number of
     * flips. They include the one that leaves all signs. Of two opposite flips, whose sums differ in their sign only, one is
     * enough where all are enumerated.
     */
    int forEach(long seed, Consumer<double[]> each) {
        return length <= EXACT ? all(each) : drawn(seed, each);
    }

    /** The first value keeps its sign. From one flip to the next, sums begin at the first sign that changes. */
    private int all(Consumer<double[]> each) {
        int last = length - 1;
        int ways = 1 << last;
        double[][] partial = new double[series.length][length + 1];
        double[] sums = new double[series.length];
        for (int way = 0; way < ways; way++) {
            int changed = way == 0 ? 0 : last - Integer.numberOfTrailingZeros(way);
            for (int k = 0; k < series.length; k++) {
                double[] values = series[k];
                double[] to = partial[k];
                for (int i = changed; i <= last; i++) {
                    to[i + 1] = (way >> (last - i) & 1) == 0 ? to[i] + values[i] : to[i] - values[i];
                }
                sums[k] = to[length];
            }
            each.accept(sums);
        }
        return ways;
    }

    /** The flip that leaves all signs is included; otherwise the p value could be zero. */
    private int drawn(long seed, Consumer<double[]> each) {
        SplittableRandom random = new SplittableRandom(seed ^ STREAM);
        boolean[] plus = new boolean[length];
        Arrays.fill(plus, true);
        double[] sums = new double[series.length];
        for (int way = 0; way <= DRAWN; way++) {
            for (int k = 0; k < series.length; k++) {
                sums[k] = sum(series[k], plus);
            }
            each.accept(sums);
            for (int i = 0; i < length; i++) {
                plus[i] = random.nextBoolean();
            }
        }
        return DRAWN + 1;
    }

    private static double sum(double[] values, boolean[] plus) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += plus[i] ? values[i] : -values[i];
        }
        return sum;
    }
}
