package io.slipway.stats;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

/**
 * Inference on the mean of paired savings by start; a saving is positive when the strategy was better than the baseline. A
 * difference is claimed only if three tests agree at the level: the circular block bootstrap interval excludes zero, the
 * Newey-West t exceeds Student's quantile with degrees of freedom equal to the number of blocks less one, and the sign-flip test
 * of block means is significant. {@link Sampling} gives the length of the blocks. With few blocks, hardly anything can be claimed.
 * For several strategies see {@link FamilyComparison}.
 *
 * @param count number of draws
 * @param block length of a block, in draws
 * @param mean mean saving in bps
 * @param median median saving in bps
 * @param standardDeviation standard deviation of the saving of one start in bps
 * @param standardError standard error of the mean in bps (Newey-West)
 * @param interval bootstrap interval of the mean, as wide as Student's where blocks are few
 * @param tests tests of the mean
 */
public record PairedComparison(
        int count,
        int block,
        double mean,
        double median,
        double standardDeviation,
        double standardError,
        Interval interval,
        Tests tests) {

    /** Probability of finding the detectable difference: the customary power. */
    private static final double POWER = 0.8;

    /** Sentences have two decimals. */
    private static final double LEAST_SHOWN = 0.01;

    /**
     * A confidence interval.
     *
     * @param lower lower end in bps
     * @param upper upper end in bps
     */
    public record Interval(double lower, double upper) {

        private boolean excludesZero() {
            return lower > 0 || upper < 0;
        }
    }

    /**
     * Tests of a mean.
     *
     * @param neweyWestT mean divided by its standard error; zero if that error is zero
     * @param neweyWestP two-sided p value of {@code neweyWestT}; 0 if all savings are the same and not zero, which the sign flips judge
     *     alone
     * @param signFlipP two-sided p value of the sign-flip test of block means
     * @param level maximum probability of claiming a difference where there is none
     */
    public record Tests(double neweyWestT, double neweyWestP, double signFlipP, double level) {

        private boolean areSignificant() {
            return neweyWestP < level && signFlipP < level;
        }
    }

    /**
     * Compares a strategy with the baseline.
     *
     * @param savings one saving per start, in the order of the starts
     */
    public static PairedComparison of(Differences savings, Sampling sampling) {
        int block = sampling.block(savings);
        double error = savings.neweyWestError(block);
        return new PairedComparison(
                savings.count(),
                block,
                savings.mean(),
                savings.median(),
                savings.standardDeviation(),
                error,
                interval(savings, block, sampling),
                tests(savings, block, error, sampling));
    }

    /** With few blocks the resampled means alone would cover the true mean too seldom, so they are stretched about the mean. */
    private static Interval interval(Differences savings, int block, Sampling sampling) {
        BlockBootstrap bootstrap = new BlockBootstrap(savings.count(), block, sampling.seed());
        double[] means = bootstrap.means(savings);
        Arrays.sort(means);
        double tail = sampling.level() / 2;
        double stretch = bootstrap.stretch(1 - tail);
        double mean = savings.mean();
        return new Interval(
                mean + stretch * (BlockBootstrap.quantile(means, tail) - mean),
                mean + stretch * (BlockBootstrap.quantile(means, 1 - tail) - mean));
    }

    private static Tests tests(Differences savings, int block, double error, Sampling sampling) {
        double t = error == 0 ? 0 : savings.mean() / error;
        int blocks = savings.count() / block;
        boolean enough = blocks >= Sampling.FEWEST_BLOCKS;
        double p =
                savings.isConstant() && savings.mean() != 0 ? 0 : 2 * Distributions.student(-Math.abs(t), blocks - 1.0);
        return new Tests(
                t, enough ? p : 1, enough ? savings.blockMeans(block).signFlipP(sampling.seed()) : 1, sampling.level());
    }

    /** Number of whole blocks. */
    public int blocks() {
        return count / block;
    }

    /** True if there are enough blocks to claim anything. */
    public boolean hasEnoughBlocks() {
        return blocks() >= Sampling.FEWEST_BLOCKS;
    }

    /** True if all three tests distinguish the mean from zero. */
    public boolean isDifferent() {
        return interval.excludesZero() && tests.areSignificant();
    }

    /**
     * The smallest true difference in bps that the t test finds in 80 % of such samples: the sum of Student's quantiles at {@code
     * 1 - level / 2} and 0.8, times the standard error.
     *
     * @throws IllegalStateException if there are too few blocks
     */
    public double detectable() {
        if (!hasEnoughBlocks()) {
            throw new IllegalStateException("too few blocks: blocks=" + blocks());
        }
        double degrees = blocks() - 1.0;
        return standardError
                * (Distributions.studentQuantile(1 - tests.level() / 2, degrees)
                        + Distributions.studentQuantile(POWER, degrees));
    }

    /**
     * The finding as a sentence without its full stop. A difference and its interval are positive, both for better and for worse.
     *
     * @param draw name of one draw: start or day
     */
    public String verdict(String strategy, String baseline, String draw) {
        if (!hasEnoughBlocks()) {
            return String.format(
                    Locale.ROOT,
                    "too few %1$s to tell %2$s from %3$s: %4$d %8$s %9$s %5$d block%10$s, at least %6$d are needed; more days%7$s",
                    plural(draw),
                    strategy,
                    baseline,
                    count,
                    blocks(),
                    Sampling.FEWEST_BLOCKS,
                    draw.equals(Sampling.START)
                            ? " or a shorter horizon would help, and more starts where they do not overlap"
                            : " would help",
                    draws(draw),
                    count == 1 ? "makes" : "make",
                    blocks() == 1 ? "" : "s");
        }
        if (mean == 0 && standardDeviation == 0) {
            return String.format(
                    Locale.ROOT,
                    "%s and %s cost the same in each of %d %s, which does not tell how they differ elsewhere",
                    strategy,
                    baseline,
                    count,
                    draws(draw));
        }
        return isDifferent()
                ? String.format(
                        Locale.ROOT,
                        "%s is %s than %s by %.2f bps%s",
                        strategy,
                        mean > 0 ? "better" : "worse",
                        baseline,
                        Math.abs(mean),
                        extent(draw))
                : String.format(
                        Locale.ROOT,
                        "no difference can be shown between %s and %s: mean saving %.2f bps, %s; %s",
                        strategy,
                        baseline,
                        mean,
                        sample(draw),
                        limit());
    }

    /** The extent of a difference, after its mean. */
    private String extent(String draw) {
        if (standardDeviation == 0) {
            return String.format(
                    Locale.ROOT,
                    " in each of %d %s, so that no interval tells how much it may be elsewhere",
                    count,
                    plural(draw));
        }
        return ", " + (mean > 0 ? sample(draw) : sample(-interval.upper(), -interval.lower(), draw));
    }

    /** The interval and the number of draws, as a phrase. */
    String sample(String draw) {
        return sample(interval.lower(), interval.upper(), draw);
    }

    private String sample(double lower, double upper, String draw) {
        return String.format(
                Locale.ROOT,
                "%s %% interval %.2f to %.2f, over %d %s",
                BigDecimal.ONE
                        .subtract(BigDecimal.valueOf(tests.level()))
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString(),
                lower,
                upper,
                count,
                draws(draw));
    }

    private static String plural(String draw) {
        return draw.equals(Sampling.STRETCH) ? "stretches" : draw + "s";
    }

    /** The word for the draws behind their number. */
    private String draws(String draw) {
        return count == 1 ? draw : plural(draw);
    }

    /** The detectable difference, as a sentence without its full stop. */
    String limit() {
        if (standardDeviation == 0) {
            return "the savings are all the same, so that their error is unknown";
        }
        double bps = detectable();
        return (bps < LEAST_SHOWN
                        ? "a difference of less than 0.01 bps"
                        : String.format(Locale.ROOT, "a difference of %.2f bps", bps))
                + " would be found in 80 % of such samples by the t test of it alone";
    }
}
