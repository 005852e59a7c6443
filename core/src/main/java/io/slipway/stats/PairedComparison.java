package io.slipway.stats;

import java.util.Locale;

/**
 * Inference on the mean of paired savings; a saving is positive when the strategy was better than the baseline. A difference is
 * claimed only if three tests agree at the level: the circular block bootstrap interval excludes zero, the Newey-West t exceeds
 * Student's quantile with degrees of freedom equal to the number of blocks less one, and the sign-flip test of block means is
 * significant. Orders that overlap in time are dependent. Blocks are therefore four times as long as the overlap of orders and
 * eight times as long as the autocorrelation of savings. With few blocks, hardly anything can be claimed. For several
 * strategies see {@link FamilyComparison}.
 *
 * @param count number of parent orders
 * @param block length of a block, in orders
 * @param mean mean saving in bps
 * @param median median saving in bps
 * @param standardDeviation standard deviation of one saving in bps
 * @param lower lower end of the bootstrap interval of the mean, in bps
 * @param upper upper end of that interval, in bps
 * @param neweyWestT mean divided by its Newey-West error; zero if that error is zero
 * @param neweyWestP two-sided p value of {@code neweyWestT}
 * @param signFlipP two-sided p value of the sign-flip test of block means
 * @param level maximum probability of claiming a difference where there is none
 */
public record PairedComparison(
        int count,
        int block,
        double mean,
        double median,
        double standardDeviation,
        double lower,
        double upper,
        double neweyWestT,
        double neweyWestP,
        double signFlipP,
        double level) {

    /** Minimum number of blocks for a claim: with fewer, the sign-flip test cannot reach the 5 % level. */
    public static final int FEWEST_BLOCKS = 6;

    /** Autocorrelation lengths per block. Simulations kept the level with this value at an autocorrelation of 0.8. */
    private static final int LENGTHS = 8;

    /**
     * Compares a strategy with the baseline.
     *
     * @param savings one saving per order, in the order of the starts
     * @param overlap maximum number of consecutive orders that overlap in time, at least 1
     * @param level maximum probability of a false claim, for example 0.05
     * @param seed seed of the resamples
     */
    public static PairedComparison of(Differences savings, int overlap, double level, long seed) {
        int block = blockLength(savings, overlap);
        double[] means = new BlockBootstrap(savings.count(), block, seed).means(savings);
        double error = savings.neweyWestError(block);
        double t = error == 0 ? 0 : savings.mean() / error;
        int blocks = savings.count() / block;
        boolean enough = blocks >= FEWEST_BLOCKS;
        return new PairedComparison(
                savings.count(),
                block,
                savings.mean(),
                savings.median(),
                savings.standardDeviation(),
                BlockBootstrap.quantile(means, level / 2),
                BlockBootstrap.quantile(means, 1 - level / 2),
                t,
                enough ? 2 * Distributions.student(-Math.abs(t), blocks - 1.0) : 1,
                enough ? savings.blockMeans(block).signFlipP(seed) : 1,
                level);
    }

    /** Block length in orders: four times the overlap, at least {@code 2 n^(1/3)}, at most half of all orders. */
    public static int blockLength(int count, int overlap) {
        int root = (int) Math.ceil(StrictMath.cbrt(count));
        return Math.max(1, Math.min(Math.max(4 * overlap, 2 * root), count / 2));
    }

    /**
     * Block length in orders that is also at least eight times the autocorrelation length of {@code savings}, and at most half
     * of all orders.
     */
    public static int blockLength(Differences savings, int overlap) {
        int lasting = (int) Math.ceil(LENGTHS * savings.autocorrelationLength());
        return Math.max(blockLength(savings.count(), overlap), Math.min(lasting, savings.count() / 2));
    }

    /** True if there are enough blocks to claim anything. */
    public boolean hasEnoughBlocks() {
        return count / block >= FEWEST_BLOCKS;
    }

    /** True if all three tests distinguish the mean from zero. */
    public boolean isDifferent() {
        return (lower > 0 || upper < 0) && neweyWestP < level && signFlipP < level;
    }

    /** The finding as a sentence. */
    public String verdict(String strategy, String baseline) {
        if (!hasEnoughBlocks()) {
            return String.format(
                    Locale.ROOT,
                    "too few orders to tell %s from %s: %d orders make %d blocks, at least %d are needed",
                    strategy,
                    baseline,
                    count,
                    count / block,
                    FEWEST_BLOCKS);
        }
        String interval = String.format(
                Locale.ROOT, "%.0f %% interval %.2f to %.2f, over %d orders", 100 * (1 - level), lower, upper, count);
        return isDifferent()
                ? String.format(
                        Locale.ROOT,
                        "%s is %s than %s by %.2f bps, %s",
                        strategy,
                        mean > 0 ? "better" : "worse",
                        baseline,
                        Math.abs(mean),
                        interval)
                : String.format(
                        Locale.ROOT,
                        "no difference can be shown between %s and %s: mean saving %.2f bps, %s",
                        strategy,
                        baseline,
                        mean,
                        interval);
    }
}
