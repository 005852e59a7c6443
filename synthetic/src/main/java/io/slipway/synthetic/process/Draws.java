package io.slipway.synthetic.process;

/**
 * One stream of random numbers of its own, derived from (seed, name, index).
 *
 * <p>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) with bounded and real draws of its own over {@link StrictMath}, because
 * the JDK promises neither the same bounded draws in every version nor the same {@link Math} on every processor.
 */
public final class Draws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    public static Draws of(long seed, String name, int index) {
        long hash = mix(seed);
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA + name.charAt(i));
        }
        return new Draws(mix(hash + GOLDEN_GAMMA * (index + 1L)));
    }

    /** Uniform in [0, 1). */
    double unit() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Uniform in 0 .. {@code bound} - 1. */
    public int below(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** Uniform in {@code low} .. {@code high}, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** +1 or -1, equally likely. */
    public int sign() {
        return nextLong() < 0 ? -1 : 1;
    }

    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    /** Lognormal with the given median; {@code sigma} is the standard deviation of its logarithm. */
    public double lognormal(double median, double sigma) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return median * StrictMath.exp(sigma * radius * StrictMath.cos(2 * StrictMath.PI * unit()));
    }

    /** Geometric on 1, 2, ...: 1 with {@code probability}. */
    public int geometric(double probability) {
        return 1 + (int) (StrictMath.log(1 - unit()) / StrictMath.log(1 - probability));
    }

    /** Poisson, by counting uniform factors (Knuth 1969); for small means. */
    public int poisson(double mean) {
        double floor = StrictMath.exp(-mean);
        int count = 0;
        for (double product = unit(); product > floor; product *= unit()) {
            count++;
        }
        return count;
    }

    /** Whole part of a Pareto variable of least value 1. */
    int pareto(double tailIndex, int cap) {
        return (int) StrictMath.min(cap, StrictMath.pow(1 - unit(), -1 / tailIndex));
    }

    /** An index, drawn in proportion to its weight; the weights need not sum to one, but one must be positive. */
    public int pick(double[] weights) {
        double total = 0;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            total += weights[i];
            last = weights[i] > 0 ? i : last;
        }
        double rest = unit() * total;
        for (int i = 0; i < last; i++) {
            rest -= weights[i];
            if (rest < 0) {
                return i;
            }
        }
        return last;
    }

    private long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
