package io.slipway.stats;

/**
 * The dependence of savings by start, and the demands on a claim. Orders that overlap in time are dependent, so tests use blocks of
 * consecutive starts. From six independent days on, a block is at least a day, and dependence within a day no longer matters.
 *
 * @param overlap maximum number of consecutive starts whose orders overlap in time, at least 1
 * @param days independent days with equally many starts each, at least 1
 * @param level maximum probability of claiming a difference where there is none, for example 0.05
 * @param seed seed of the resamples
 * @param draw name of one draw in sentences: start, day where the orders of a day are one draw, or stretch where those are that overlap
 */
public record Sampling(int overlap, int days, double level, long seed, String draw) {

    /** Name of a draw where the orders of each start are one. */
    public static final String START = "start";

    /** Name of a draw where all orders of a day are one. */
    public static final String DAY = "day";

    /** Name of a draw where orders whose windows overlap are one. */
    public static final String STRETCH = "stretch";

    /** Minimum number of blocks for a claim, and of days as blocks: with fewer, sign flips cannot reach the 5 % level. */
    public static final int FEWEST_BLOCKS = 6;

    /** Autocorrelation lengths per block. Simulations kept the level with this value at an autocorrelation of 0.8. */
    private static final int LENGTHS = 8;

    /** Horizons per block: the values at both ends of a block depend on its neighbours. */
    private static final int OVERLAPS = 4;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a count is below 1 or the level is not between 0 and 1
     */
    public Sampling {
        if (overlap < 1 || days < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a sample has an overlap, days and a level: overlap=" + overlap
                    + ", days=" + days + ", level=" + level);
        }
    }

    /** Starts as draws. */
    public Sampling(int overlap, int days, double level, long seed) {
        this(overlap, days, level, seed, START);
    }

    /** One day. */
    public static Sampling ofOneDay(int overlap, double level, long seed) {
        return new Sampling(overlap, 1, level, seed);
    }

    /** True if there are enough independent days for each to be a block. */
    public boolean hasDaysAsBlocks() {
        return days >= FEWEST_BLOCKS;
    }

    /**
     * Block length in starts, at most half of all. With days as blocks: a day, or as many days as the autocorrelation of
     * {@code savings} lasts. Else the greatest of four times the overlap, {@code 2 n^(1/3)} and eight times the autocorrelation
     * length.
     */
    public int block(Differences savings) {
        int count = savings.count();
        double lasting = savings.autocorrelationLength();
        if (hasDaysAsBlocks()) {
            int day = Math.max(1, count / days);
            return Math.min(day * (int) Math.ceil(lasting / day), Math.max(1, count / 2));
        }
        int least = Math.max(OVERLAPS * overlap, 2 * (int) Math.ceil(StrictMath.cbrt(count)));
        return Math.max(1, Math.min(Math.max(least, (int) Math.ceil(LENGTHS * lasting)), count / 2));
    }
}
