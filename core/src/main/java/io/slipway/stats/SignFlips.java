package io.slipway.stats;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Ways to flip the signs of some values: all of them up to 16 values, drawn from a seed beyond. */
final class SignFlips {

    /** Maximum number of values of which all flips are enumerated: 65,536. */
    private static final int EXACT = 16;

    /** Number of drawn flips: gives a p value of 0.05 a standard error of 0.003. */
    private static final int DRAWN = 5_000;

    /** Separates these draws from others of the same seed: "flip" in ASCII. */
    private static final long STREAM = 0x666c6970L;

    /** Two sums that are equal in exact arithmetic count as equal. */
    private static final double TIE = 1e-12;

    private final long seed;

    SignFlips(long seed) {
        this.seed = seed;
    }

    /** One assignment of signs to the values. */
    interface Signs {

        boolean isPlus(int index);
    }

    /** The assignment that keeps every sign. */
    Signs identity() {
        return index -> true;
    }

    /** True if {@code flipped} is at least {@code observed}, within rounding; both are zero or more. */
    static boolean isAsGreat(double flipped, double observed) {
        return flipped >= observed * (1 - TIE);
    }

    /** Passes every assignment of signs to {@code each}, the identity among them, and returns their number. */
    int forEach(int count, Consumer<Signs> each) {
        return count <= EXACT ? all(count, each) : drawn(count, each);
    }

    private static int all(int count, Consumer<Signs> each) {
        int ways = 1 << count;
        for (int way = 0; way < ways; way++) {
            int bits = way;
            each.accept(index -> (bits >> index & 1) == 0);
        }
        return ways;
    }

    /** The identity is included; otherwise the p value could be zero. */
    private int drawn(int count, Consumer<Signs> each) {
        SplittableRandom random = new SplittableRandom(seed ^ STREAM);
        boolean[] plus = new boolean[count];
        each.accept(identity());
        for (int way = 0; way < DRAWN; way++) {
            for (int i = 0; i < count; i++) {
                plus[i] = random.nextBoolean();
            }
            each.accept(index -> plus[index]);
        }
        return DRAWN + 1;
    }
}
