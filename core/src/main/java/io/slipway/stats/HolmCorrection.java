package io.slipway.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * P values adjusted for the number of tests by S. Holm (Scandinavian Journal of Statistics, 1979): the smallest times the number of
 * tests, the next times one less, and so on, never falling. It holds for tests of any dependence.
 */
public final class HolmCorrection {

    private HolmCorrection() {}

    /** The adjusted p values, at most 1, in the order given. */
    public static List<Double> adjusted(List<Double> p) {
        List<Integer> order = IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .toList();
        List<Double> adjusted = new ArrayList<>(p);
        double atLeast = 0;
        for (int place = 0; place < order.size(); place++) {
            int test = order.get(place);
            atLeast = Math.max(atLeast, Math.min(1, p.get(test) * (p.size() - place)));
            adjusted.set(test, atLeast);
        }
        return adjusted;
    }
}
