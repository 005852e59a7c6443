package io.slipway.stats;

/**
 * The mean of savings with an interval and a p value by Student's t on the means of blocks of consecutive draws. It needs no resamples,
 * so that it suits many parts of one sample; {@link PairedComparison} is stricter.
 *
 * @param count number of draws
 * @param blocks number of blocks
 * @param mean mean saving in bps
 * @param lower lower end of the interval in bps; NaN with fewer than {@link Sampling#FEWEST_BLOCKS} blocks
 * @param upper upper end likewise
 * @param p two-sided p value; NaN likewise
 */
public record BlockedMean(int count, int blocks, double mean, double lower, double upper, double p) {

    /** The mean of some savings, whose dependence {@code sampling} states. */
    public static BlockedMean of(Differences savings, Sampling sampling) {
        int block = sampling.block(savings);
        int blocks = savings.count() / block;
        double mean = savings.mean();
        if (blocks < Sampling.FEWEST_BLOCKS) {
            return new BlockedMean(savings.count(), blocks, mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double error = savings.blockMeans(block).standardDeviation() / Math.sqrt(blocks);
        double half = error * Distributions.studentQuantile(1 - sampling.level() / 2, blocks - 1.0);
        double p = error == 0 ? (mean == 0 ? 1 : 0) : 2 * Distributions.student(-Math.abs(mean / error), blocks - 1.0);
        return new BlockedMean(savings.count(), blocks, mean, mean - half, mean + half, p);
    }

    /** True if there are enough blocks for an interval. */
    public boolean isTested() {
        return blocks >= Sampling.FEWEST_BLOCKS;
    }
}
