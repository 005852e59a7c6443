package io.slipway.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether events happen as often as they were said to. By the score of G. Brier (1950), the mean squared difference of forecast and outcome, and
 * its parts by A. Murphy (1973) over the bins: {@code brier = reliability - resolution + uncertainty}, up to what forecasts differ
 * within a bin. Smaller is better for the score and the reliability, greater for the resolution.
 *
 * @param bins by forecast, without those that are empty
 * @param count forecasts
 * @param brier the score
 * @param reliability mean squared difference of forecast and frequency by bin
 * @param resolution mean squared difference of a bin's frequency and that of all
 * @param uncertainty score of the frequency of all as the only forecast
 */
public record Reliability(
        List<Bin> bins, int count, double brier, double reliability, double resolution, double uncertainty) {

    private static final int BINS = 10;
    private static final double Z = 1.959963984540054;

    /**
     * Forecasts from one tenth to the next.
     *
     * @param count how many
     * @param forecast their mean
     * @param observed how often it happened
     * @param lower of the 95 % interval of E. Wilson (1927), for outcomes that do not depend on each other
     * @param upper of the same
     */
    public record Bin(int count, double forecast, double observed, double lower, double upper) {

        static Bin of(int count, double forecasts, int happened) {
            double p = (double) happened / count;
            double spread = Z * Math.sqrt(p * (1 - p) / count + Z * Z / (4.0 * count * count));
            double centre = p + Z * Z / (2.0 * count);
            double scale = 1 + Z * Z / count;
            return new Bin(
                    count,
                    forecasts / count,
                    p,
                    Math.max(0, (centre - spread) / scale),
                    Math.min(1, (centre + spread) / scale));
        }
    }

    /** Copies the list. */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Judges forecasts by what happened.
     *
     * @param forecasts probabilities
     * @param happened as many outcomes
     * @throws IllegalArgumentException if there is none, they differ in number, or one is no probability
     */
    public static Reliability of(double[] forecasts, boolean[] happened) {
        if (forecasts.length == 0 || forecasts.length != happened.length) {
            throw new IllegalArgumentException("each forecast has an outcome, and there is at least one: forecasts="
                    + forecasts.length + ", outcomes=" + happened.length);
        }
        int[] counts = new int[BINS];
        int[] hits = new int[BINS];
        double[] sums = new double[BINS];
        double squares = 0;
        for (int i = 0; i < forecasts.length; i++) {
            if (!(forecasts[i] >= 0 && forecasts[i] <= 1)) {
                throw new IllegalArgumentException("not a probability: value=" + forecasts[i]);
            }
            int bin = (int) Math.min(BINS - 1, forecasts[i] * BINS);
            double outcome = happened[i] ? 1 : 0;
            counts[bin]++;
            hits[bin] += happened[i] ? 1 : 0;
            sums[bin] += forecasts[i];
            squares += (forecasts[i] - outcome) * (forecasts[i] - outcome);
        }
        return of(counts, hits, sums, squares / forecasts.length);
    }

    private static Reliability of(int[] counts, int[] hits, double[] sums, double brier) {
        List<Bin> bins = new ArrayList<>();
        int all = 0;
        int happened = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += counts[bin];
            happened += hits[bin];
            if (counts[bin] > 0) {
                bins.add(Bin.of(counts[bin], sums[bin], hits[bin]));
            }
        }
        double base = (double) happened / all;
        double reliability = 0;
        double resolution = 0;
        for (Bin bin : bins) {
            double away = bin.forecast() - bin.observed();
            double told = bin.observed() - base;
            reliability += bin.count() * away * away / all;
            resolution += bin.count() * told * told / all;
        }
        return new Reliability(bins, all, brier, reliability, resolution, base * (1 - base));
    }
}
