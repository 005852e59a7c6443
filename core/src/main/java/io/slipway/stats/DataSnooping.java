package io.slipway.stats;

import java.util.List;

/**
 * Whether the best of several contenders is better than the baseline when it is remembered that several were tried.
 *
 * @param realityCheckP p of White (2000), that no contender is better
 * @param spaP p of Hansen's (2005) test for superior predictive ability, consistent version, which is not thrown off by poor
 *     contenders
 * @param realityCheck White's statistic
 * @param spa Hansen's statistic
 * @param expectedMaximum what the best of as many contenders without any merit is expected to show, in standard errors
 */
public record DataSnooping(double realityCheckP, double spaP, double realityCheck, double spa, double expectedMaximum) {

    /** Resamples that are equal in exact arithmetic count as equal. */
    private static final double TIE = 1e-12;

    /**
     * Tests the largest mean among {@code contenders}, each the savings against the same baseline.
     *
     * @param bootstrap resamples for series of their length
     */
    public static DataSnooping of(List<Differences> contenders, BlockBootstrap bootstrap) {
        int n = contenders.get(0).count();
        double root = Math.sqrt(n);
        double[][] means = contenders.stream().map(bootstrap::means).toArray(double[][]::new);
        int resamples = means[0].length;
        double check = Double.NEGATIVE_INFINITY;
        double spa = 0;
        double[] omega = new double[means.length];
        double[] recentred = new double[means.length];
        for (int k = 0; k < means.length; k++) {
            double mean = contenders.get(k).mean();
            omega[k] = root * BlockBootstrap.deviation(means[k]);
            check = Math.max(check, root * mean);
            spa = omega[k] == 0 ? spa : Math.max(spa, root * mean / omega[k]);
            double threshold = -omega[k] / root * Math.sqrt(2 * StrictMath.log(StrictMath.log(n)));
            recentred[k] = mean >= threshold ? mean : 0;
        }
        int checkExtreme = 0;
        int spaExtreme = 0;
        for (int i = 0; i < resamples; i++) {
            double greatest = Double.NEGATIVE_INFINITY;
            double studentised = 0;
            for (int k = 0; k < means.length; k++) {
                greatest = Math.max(
                        greatest, root * (means[k][i] - contenders.get(k).mean()));
                studentised = omega[k] == 0
                        ? studentised
                        : Math.max(studentised, root * (means[k][i] - recentred[k]) / omega[k]);
            }
            checkExtreme += greatest >= check - TIE ? 1 : 0;
            spaExtreme += studentised >= spa - TIE ? 1 : 0;
        }
        return new DataSnooping(
                (double) checkExtreme / resamples,
                (double) spaExtreme / resamples,
                check,
                spa,
                Distributions.expectedMaximum(contenders.size()));
    }
}
