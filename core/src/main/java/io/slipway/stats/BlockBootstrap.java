package io.slipway.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Resamples of a series in blocks of consecutive values around a circle (Politis and Romano, 1992). Short series use all
 * possible resamples; longer ones use a seeded random sample. The same resamples serve several series, so that values of the
 * same order stay together.
 */
public final class BlockBootstrap {

    /** Maximum number of resamples that are all enumerated; they take milliseconds. */
    private static final int MOST_EXACT = 10_000;

    /** Number of drawn resamples: each end of a 95 % interval then rests on 50. */
    private static final int DRAWN = 2_000;

    /** Separates these draws from others of the same seed: "boot" in ASCII. */
    private static final long STREAM = 0x626f6f74L;

    private final int count;
    private final int block;
    private final List<int[]> starts;

    /**
     * Resamples of {@code count} values in blocks of {@code block}.
     *
     * @throws IllegalArgumentException if the block is not between 1 and the count
     */
    public BlockBootstrap(int count, int block, long seed) {
        if (block < 1 || block > count) {
            throw new IllegalArgumentException("a block is part of the series: block=" + block + ", count=" + count);
        }
        this.count = count;
        this.block = block;
        int blocks = (count + block - 1) / block;
        starts = Math.pow(count, blocks) <= MOST_EXACT ? all(blocks) : drawn(blocks, seed);
    }

    private List<int[]> all(int blocks) {
        List<int[]> all = new ArrayList<>();
        int[] next = new int[blocks];
        boolean more = true;
        while (more) {
            all.add(next.clone());
            int digit = 0;
            while (digit < blocks && ++next[digit] == count) {
                next[digit++] = 0;
            }
            more = digit < blocks;
        }
        return all;
    }

    private List<int[]> drawn(int blocks, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ STREAM);
        List<int[]> drawn = new ArrayList<>();
        for (int i = 0; i < DRAWN; i++) {
            int[] one = new int[blocks];
            Arrays.setAll(one, k -> random.nextInt(count));
            drawn.add(one);
        }
        return drawn;
    }

    /** Means of the resamples of a series of the given length, in a fixed order. */
    public double[] means(Differences series) {
        double[] twice = new double[2 * count + 1];
        for (int i = 0; i < 2 * count; i++) {
            twice[i + 1] = twice[i] + series.get(i % count);
        }
        double[] means = new double[starts.size()];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            int left = count;
            for (int start : starts.get(i)) {
                int length = Math.min(block, left);
                sum += twice[start + length] - twice[start];
                left -= length;
            }
            means[i] = sum / count;
        }
        return means;
    }

    /** Number of whole blocks of the series: the independent values that it has. */
    int blocks() {
        return count / block;
    }

    /**
     * Factor by which resampled means deviate too little when there are few blocks: the spread of {@code b} values is short by the
     * root of {@code (b - 1) / b}, and its tail is a normal's in place of Student's.
     *
     * @param probability quantile at which the tails are matched, above one half
     */
    double stretch(double probability) {
        int blocks = blocks();
        if (blocks < 2) {
            return 1;
        }
        double degrees = blocks - 1.0;
        return Math.sqrt(blocks / degrees)
                * Distributions.studentQuantile(probability, degrees)
                / Distributions.normalQuantile(probability);
    }

    /** Standard deviation of {@code means} about their mean. */
    static double deviation(double[] means) {
        double mean = Arrays.stream(means).average().orElse(0);
        double sum = 0;
        for (double value : means) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / means.length);
    }

    /** The value below which the part {@code p} of the {@code sorted} means lies. */
    static double quantile(double[] sorted, double p) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(p * sorted.length))];
    }
}
