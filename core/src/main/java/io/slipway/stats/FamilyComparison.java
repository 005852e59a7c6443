package io.slipway.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several contenders against one baseline, judged together: the probability that <em>any</em> difference is claimed where there
 * is none is kept at the level, however many were tried. Each contender passes {@link PairedComparison} and, besides, a sign-flip
 * test that counts how often the greatest of all contenders' statistics would be as great: step-down maximum (Westfall and Young, 1993;
 * Romano and Wolf, 2005) over the same flips of block means for all, so that what contenders have in common is kept. Like every
 * sign-flip test it is exact for block means that are independent and symmetric where there is no effect.
 *
 * @param comparisons each contender alone
 * @param familyP two-sided p of each, adjusted for all of them; 1 where there are too few blocks
 */
public record FamilyComparison(List<PairedComparison> comparisons, List<Double> familyP) {

    /** Copies the lists. */
    public FamilyComparison {
        comparisons = List.copyOf(comparisons);
        familyP = List.copyOf(familyP);
    }

    /**
     * Compares all.
     *
     * @param savings of each contender, over the same orders by start
     * @param overlap how many consecutive orders share time, at least 1
     * @param level such as 0.05
     * @param seed of the resamples
     * @throws IllegalArgumentException if there is no contender, or they differ in the number of orders
     */
    public static FamilyComparison of(List<Differences> savings, int overlap, double level, long seed) {
        if (savings.stream().mapToInt(Differences::count).distinct().count() != 1) {
            throw new IllegalArgumentException("contenders are compared over the same orders: contenders="
                    + savings.size() + ", orders="
                    + savings.stream().map(Differences::count).toList());
        }
        List<PairedComparison> comparisons = savings.stream()
                .map(each -> PairedComparison.of(each, overlap, level, seed))
                .toList();
        int block = comparisons.stream().mapToInt(PairedComparison::block).max().orElse(1);
        int blocks = savings.get(0).count() / block;
        double[][] means =
                savings.stream().map(each -> each.blockMeans(block).toArray()).toArray(double[][]::new);
        return new FamilyComparison(
                comparisons,
                blocks < PairedComparison.FEWEST_BLOCKS ? ones(means.length) : stepDown(means, new SignFlips(seed)));
    }

    private static List<Double> ones(int count) {
        return IntStream.range(0, count).mapToObj(i -> 1.0).toList();
    }

    /** Adjusted p: of the greatest statistic against the greatest of all, of the next against the greatest of the rest, and so on. */
    private static List<Double> stepDown(double[][] means, SignFlips flips) {
        double[] observed = new double[means.length];
        for (int k = 0; k < means.length; k++) {
            observed[k] = statistic(means[k], flips.identity());
        }
        List<Integer> order = IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -observed[k]))
                .toList();
        int[] extreme = new int[means.length];
        int all = flips.forEach(means[0].length, signs -> {
            double greatest = 0;
            for (int place = order.size() - 1; place >= 0; place--) {
                int k = order.get(place);
                greatest = Math.max(greatest, statistic(means[k], signs));
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

    /** Grows with the absolute t of the flipped values, and is cheaper; zero where all values are. */
    private static double statistic(double[] values, SignFlips.Signs signs) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            sum += signs.isPlus(i) ? values[i] : -values[i];
            squares += values[i] * values[i];
        }
        return squares == 0 ? 0 : Math.abs(sum) / Math.sqrt(squares);
    }

    /** What can be said of a contender, by index, among all of them. */
    public Verdict verdict(int contender, String name, String baseline) {
        return Verdict.of(comparisons.get(contender), familyP.get(contender), comparisons.size(), name, baseline);
    }
}
