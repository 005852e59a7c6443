package io.slipway.stats;

import java.util.Locale;

/**
 * What can be said of the mean of paired savings, positive when the contender was better.
 *
 * <p>A difference is claimed only if three tests agree at the level: the interval of a circular block bootstrap leaves out zero,
 * the t of Newey and West is beyond Student's quantile with as many degrees of freedom as there are blocks less one, and the
 * sign-flip test of block means is. Orders that overlap in time depend on each other, so blocks are four times as long as orders
 * overlap, and eight times as long as the savings are seen to depend on those before; with few blocks hardly anything can be
 * claimed, which is as it should be. Of one contender; among several see {@link FamilyComparison}.
 *
 * @param count parent orders
 * @param block length of a block, in orders
 * @param mean mean saving in bps
 * @param median median saving in bps
 * @param standardDeviation of one saving in bps
 * @param lower lower end of the bootstrap interval of the mean
 * @param upper upper end
 * @param neweyWestT mean by its Newey-West error; zero where that is zero
 * @param neweyWestP two-sided p of it
 * @param signFlipP two-sided p of the block means' signs
 * @param level probability of claiming a difference where there is none, at most
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

    /** Fewest blocks that anything is claimed from. */
    public static final int FEWEST_BLOCKS = 6;

    /** Autocorrelation lengths in a block: the least of 4, 5 and 6 that kept the level at an autocorrelation of 0.8. */
    private static final int LENGTHS = 8;

    /**
     * Compares.
     *
     * @param savings one for each order, by start
     * @param overlap how many consecutive orders share time, at least 1
     * @param level such as 0.05
     * @param seed of the resamples
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

    /** Orders in a block: four times as many as overlap, at least {@code 2 n^(1/3)}, at most half of all. */
    public static int blockLength(int count, int overlap) {
        int root = (int) Math.ceil(StrictMath.cbrt(count));
        return Math.max(1, Math.min(Math.max(4 * overlap, 2 * root), count / 2));
    }

    /** The same, and at least eight times the autocorrelation length of {@code savings}, at most half of all. */
    public static int blockLength(Differences savings, int overlap) {
        int lasting = (int) Math.ceil(LENGTHS * savings.autocorrelationLength());
        return Math.max(blockLength(savings.count(), overlap), Math.min(lasting, savings.count() / 2));
    }

    /** Whether there are enough blocks to claim anything. */
    public boolean hasEnoughBlocks() {
        return count / block >= FEWEST_BLOCKS;
    }

    /** Whether all three tests tell the mean from zero. */
    public boolean isDifferent() {
        return (lower > 0 || upper < 0) && neweyWestP < level && signFlipP < level;
    }

    /** The finding in words, of a contender against a baseline by name. */
    public String verdict(String contender, String baseline) {
        if (!hasEnoughBlocks()) {
            return String.format(
                    Locale.ROOT,
                    "too few orders to tell %s from %s: %d orders make %d blocks, at least %d are needed",
                    contender,
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
                        contender,
                        mean > 0 ? "better" : "worse",
                        baseline,
                        Math.abs(mean),
                        interval)
                : String.format(
                        Locale.ROOT,
                        "no difference can be shown between %s and %s: mean saving %.2f bps, %s",
                        contender,
                        baseline,
                        mean,
                        interval);
    }
}
