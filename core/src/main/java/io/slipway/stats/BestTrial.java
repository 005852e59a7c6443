package io.slipway.stats;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deflated Sharpe ratio of the best strategy: the one with the largest ratio of mean to standard deviation of savings. Starts and
 * trials count as far as they are independent.
 *
 * @param probability probability that the true ratio exceeds the luck of so many trials
 * @param starts independent starts: their number over the autocorrelation length of the best one's savings, at least 2
 * @param trials independent trials: {@code K^2} over the sum of the squared correlations of {@code K} trials, rounded up
 */
public record BestTrial(double probability, double starts, int trials) {

    /** A trial whose mean is further from zero, in standard errors, is not luck: it tells nothing about the spread of luck. */
    private static final double LUCK = 2;

    /** A hair more than a whole number is that number: sums of squared correlations have rounding errors. */
    private static final double ROUNDING = 1e-9;

    /**
     * Deflates the best of the strategies that are comparable.
     *
     * @param compared savings of the comparable strategies
     * @param refused savings of the strategies that were tried and are not comparable
     * @return empty if no saving of a comparable strategy varies
     */
    public static Optional<BestTrial> of(List<Differences> compared, List<Differences> refused) {
        return varying(compared)
                .max(Comparator.comparingDouble(BestTrial::ratio))
                .map(best -> of(
                        best,
                        varying(Stream.concat(compared.stream(), refused.stream())
                                        .toList())
                                .toList()));
    }

    private static Stream<Differences> varying(List<Differences> savings) {
        return savings.stream().filter(each -> each.standardDeviation() > 0);
    }

    private static BestTrial of(Differences best, List<Differences> tried) {
        double starts = independent(best);
        int trials = independent(tried);
        DeflatedSharpe deflated = DeflatedSharpe.of(best).withCount(starts);
        return new BestTrial(deflated.probability(trials, variance(tried, starts)), starts, trials);
    }

    private static double ratio(Differences savings) {
        return savings.mean() / savings.standardDeviation();
    }

    private static double independent(Differences savings) {
        return Math.max(2, savings.count() / savings.autocorrelationLength());
    }

    private static int independent(List<Differences> tried) {
        double squares = 0;
        for (Differences one : tried) {
            for (Differences other : tried) {
                double correlation = one.correlation(other);
                squares += correlation * correlation;
            }
        }
        return (int) Math.ceil(tried.size() * tried.size() / squares - ROUNDING);
    }

    /**
     * Variance of the ratios of trials that are not told from the baseline, at least that of one trial without merit. A trial that
     * is clearly worse would make all others look like luck.
     */
    private static double variance(List<Differences> tried, double starts) {
        double[] ratios = tried.stream()
                .filter(each -> Math.abs(ratio(each)) * Math.sqrt(independent(each)) < LUCK)
                .mapToDouble(BestTrial::ratio)
                .toArray();
        double sampled = ratios.length < 2 ? 0 : Math.pow(new Differences(ratios).standardDeviation(), 2);
        return Math.max(1 / (starts - 1), sampled);
    }
}
