package io.slipway.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Agreement of forecast probabilities with outcomes: the score of G. Brier (1950), which is the mean squared difference of
 * forecast and outcome, and its decomposition by A. Murphy (1973) over bins: {@code brier = reliability - resolution +
 * uncertainty}, up to the spread of forecasts within a bin. Lower score and reliability are better; higher resolution is
 * better.
 *
 * @param bins non-empty bins by forecast
 * @param count number of forecasts
 * @param brier Brier score, from 0 to 1
 * @param reliability mean squared difference of forecast and frequency by bin
 * @param resolution mean squared difference of a bin's frequency and the overall frequency
 * @param uncertainty Brier score of always forecasting the overall frequency
 */
public record Reliability(
        List<Bin> bins, int count, double brier, double reliability, double resolution, double uncertainty) {

    /** Tenths are customary and leave enough forecasts in a bin. */
    private static final int BINS = 10;

    /** The 97.5 % quantile of a normal, for an interval of 95 %. */
    private static final double Z = 1.959963984540054;

    /**
     * The forecasts within one tenth of the probability scale.
     *
     * @param count number of forecasts
     * @param forecast mean forecast
     * @param observed fraction of positive outcomes
     * @param lower lower end of the 95 % interval of E. Wilson (1927), for independent outcomes
     * @param upper upper end of that interval
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
     * Scores forecasts against outcomes.
     *
     * @param forecasts probabilities from 0 to 1
     * @param happened outcomes, one per forecast
     * @throws IllegalArgumentException if there is no forecast, the numbers differ, or a forecast is not a probability
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
