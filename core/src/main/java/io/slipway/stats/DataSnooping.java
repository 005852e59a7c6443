package io.slipway.stats;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tests of the best of several strategies against the baseline that allow for the choice of the best.
 *
 * @param realityCheckP p value of White's reality check (2000) for the hypothesis that no strategy is better
 * @param spaP p value of Hansen's test for superior predictive ability (2005), consistent version, which poor strategies do not
 *     distort
 * @param realityCheck White's statistic
 * @param spa Hansen's statistic
 * @param expectedMaximum expected maximum of as many strategies without any merit, in standard errors
 */
public record DataSnooping(double realityCheckP, double spaP, double realityCheck, double spa, double expectedMaximum) {

    /** The quantile at which the tails of resamples are matched: the one-sided 5 % level. */
    private static final double TAIL = 0.95;

    /** Resamples that are equal in exact arithmetic count as equal. */
    private static final double TIE = 1e-12;

    /**
     * Tests the largest mean among the strategies that are comparable. The luck is that of all that were tried. The sample itself
     * counts as one of the resamples, so no p value is zero, and none is below {@code 2^-b} for {@code b} blocks: flips of their signs,
     * which need no law of the savings' size, cannot show more.
     *
     * @param compared savings of each strategy against the same baseline
     * @param refused savings of the strategies that were tried and are not comparable
     * @param bootstrap resamples for series of the same length
     */
    public static DataSnooping of(List<Differences> compared, List<Differences> refused, BlockBootstrap bootstrap) {
        return of(compared, refused, bootstrap, bootstrap.stretch(TAIL));
    }

    /** The same with deviations of the resamples that are multiplied by {@code stretch}; 1 for the tests as published. */
    static DataSnooping of(
            List<Differences> compared, List<Differences> refused, BlockBootstrap bootstrap, double stretch) {
        List<Differences> strategies =
                Stream.concat(compared.stream(), refused.stream()).toList();
        int n = strategies.get(0).count();
        double root = Math.sqrt(n);
        double[][] means = strategies.stream().map(bootstrap::means).toArray(double[][]::new);
        int resamples = means[0].length;
        double check = Double.NEGATIVE_INFINITY;
        double spa = 0;
        double[] omega = new double[means.length];
        double[] recentred = new double[means.length];
        for (int k = 0; k < means.length; k++) {
            double mean = strategies.get(k).mean();
            omega[k] = root * BlockBootstrap.deviation(means[k]);
            if (k < compared.size()) {
                check = Math.max(check, root * mean);
                spa = omega[k] == 0 ? spa : Math.max(spa, root * mean / omega[k]);
            }
            double threshold = -omega[k] / root * Math.sqrt(2 * StrictMath.log(StrictMath.log(n)));
            recentred[k] = mean >= threshold ? mean : 0;
        }
        int checkExtreme = 1;
        int spaExtreme = 1;
        for (int i = 0; i < resamples; i++) {
            double greatest = Double.NEGATIVE_INFINITY;
            double studentised = 0;
            for (int k = 0; k < means.length; k++) {
                double mean = strategies.get(k).mean();
                double deviation = stretch * (means[k][i] - mean);
                greatest = Math.max(greatest, root * deviation);
                studentised = omega[k] == 0
                        ? studentised
                        : Math.max(studentised, root * (deviation + mean - recentred[k]) / omega[k]);
            }
            checkExtreme += greatest >= check - TIE ? 1 : 0;
            spaExtreme += studentised >= spa - TIE ? 1 : 0;
        }
        double least = StrictMath.pow(2, -bootstrap.blocks());
        return new DataSnooping(
                Math.max(least, checkExtreme / (resamples + 1.0)),
                Math.max(least, spaExtreme / (resamples + 1.0)),
                check,
                spa,
                Distributions.expectedMaximum(strategies.size()));
    }
}
