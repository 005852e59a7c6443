package io.slipway.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Comparison of several strategies with one baseline that bounds the family-wise error: the probability of claiming
 * <em>any</em> difference where there is none stays below the level, for any number of strategies. Each strategy must pass
 * {@link PairedComparison} and a sign-flip test against the largest statistic of all strategies. That test is the step-down
 * maximum (Westfall and Young, 1993; Romano and Wolf, 2005) over the same sign flips of block means for all strategies, which
 * preserves their dependence. It is exact for block means that are independent and symmetric where there is no effect.
 *
 * @param comparisons comparison of each strategy alone
 * @param familyP two-sided p value of each strategy, adjusted for all that were tried; 1 if there are too few blocks
 * @param tried number of strategies tried, those that are not comparable among them
 * @param draw name of one draw in sentences
 */
public record FamilyComparison(List<PairedComparison> comparisons, List<Double> familyP, int tried, String draw) {

    /** Copies the lists. */
    public FamilyComparison {
        comparisons = List.copyOf(comparisons);
        familyP = List.copyOf(familyP);
    }

    /**
     * Compares strategies with the baseline. A strategy that was tried and is not comparable counts in the maximum, because it
     * would have been claimed otherwise.
     *
     * @param compared savings of each strategy, over the same starts
     * @param refused savings of the strategies that are not comparable, over the same starts
     * @throws IllegalArgumentException if there is no strategy to compare, or if they differ in the number of starts
     */
    public static FamilyComparison of(List<Differences> compared, List<Differences> refused, Sampling sampling) {
        List<Differences> all =
                Stream.concat(compared.stream(), refused.stream()).toList();
        if (compared.isEmpty()
                || all.stream().mapToInt(Differences::count).distinct().count() != 1) {
            throw new IllegalArgumentException("strategies are compared over the same starts: compared="
                    + compared.size() + ", starts="
                    + all.stream().map(Differences::count).toList());
        }
        List<PairedComparison> comparisons = compared.stream()
                .map(each -> PairedComparison.of(each, sampling))
                .toList();
        int block = block(comparisons);
        return new FamilyComparison(
                comparisons,
                block == 0
                        ? ones(compared.size())
                        : stepDown(blockMeans(all, block), sampling.seed()).subList(0, compared.size()),
                all.size(),
                sampling.draw());
    }

    /** The longest block of the strategies of which anything can be claimed; 0 if there is none. */
    private static int block(List<PairedComparison> comparisons) {
        return comparisons.stream()
                .filter(PairedComparison::hasEnoughBlocks)
                .mapToInt(PairedComparison::block)
                .max()
                .orElse(0);
    }

    /** The block of all strategies together, in starts; 0 if nothing can be claimed of any. */
    public int block() {
        return block(comparisons);
    }

    private static double[][] blockMeans(List<Differences> savings, int block) {
        return savings.stream().map(each -> each.blockMeans(block).toArray()).toArray(double[][]::new);
    }

    private static List<Double> ones(int count) {
        return IntStream.range(0, count).mapToObj(i -> 1.0).toList();
    }

    /**
     * Adjusted p values: the largest statistic against the maximum of all, the next against the maximum of those after it, and
     * so on.
     */
    private static List<Double> stepDown(double[][] means, long seed) {
        double[] scale = new double[means.length];
        double[] observed = new double[means.length];
        for (int k = 0; k < means.length; k++) {
            scale[k] =
                    Math.sqrt(Arrays.stream(means[k]).map(mean -> mean * mean).reduce(0, Double::sum));
            observed[k] = statistic(Arrays.stream(means[k]).reduce(0, Double::sum), scale[k]);
        }
        List<Integer> order = IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -observed[k]))
                .toList();
        int[] places = order.stream().mapToInt(k -> k).toArray();
        int[] extreme = new int[means.length];
        int all = new SignFlips(means).forEach(seed, sums -> {
            double greatest = 0;
            for (int place = places.length - 1; place >= 0; place--) {
                int k = places[place];
                greatest = Math.max(greatest, statistic(sums[k], scale[k]));
                extreme[place] += SignFlips.isAsGreat(greatest, observed[k]) ? 1 : 0;
            }
        });
        List<Double> adjusted = new ArrayList<>(ones(means.length));
        double atLeast = 0;
        for (int place = 0; place < order.size(); place++) {
            atLeast = Math.max(atLeast, (double) extreme[place] / all);
            adjusted.set(order.get(place), atLeast);
        }
        return adjusted;
    }

    /**
     * A monotonic function of the absolute t statistic of flipped values that is cheaper to compute; zero if all values are zero.
     *
     * @param scale root of the sum of the squared values, which no flip changes
     */
    private static double statistic(double sum, double scale) {
        return scale == 0 ? 0 : Math.abs(sum) / scale;
    }

    /**
     * The verdict on one strategy among all of them.
     *
     * @param strategy index of the strategy
     */
    public Verdict verdict(int strategy, String name, String baseline) {
        return Verdict.of(this, strategy, name, baseline);
    }
}
