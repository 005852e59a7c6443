package io.slipway.placement.expectation;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A lower bound on the expected cost of any split: the cost with perfect information on all outflows. Such a buyer rests where
 * that earns most, as much as flows out, and takes or leaves the remainder. At the j best venues together it fills at most
 * min(S, sum of E min(X_k, S)), by Jensen's inequality, which needs no joint distribution.
 */
public final class InformationBound {

    private InformationBound() {}

    /** The bound in quote currency; minus infinity where buying too much pays. */
    public static double of(Terms terms) {
        double otherwise = Math.min(terms.market, terms.under);
        double[] gains = new double[terms.venues()];
        for (int k = 0; k < gains.length; k++) {
            if (terms.earn[k] >= terms.over || terms.market - terms.theta <= -terms.over) {
                return Double.NEGATIVE_INFINITY;
            }
            gains[k] = terms.earn[k] + otherwise - terms.theta;
        }
        Integer[] order = new Integer[gains.length];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, Comparator.comparingDouble(k -> -gains[k]));
        double saved = 0;
        double filled = 0;
        for (int venue : order) {
            double more = Math.min(terms.qty - filled, terms.fill(venue, terms.qty));
            saved += Math.max(0, gains[venue]) * more;
            filled += more;
        }
        return otherwise * terms.qty - saved;
    }
}
