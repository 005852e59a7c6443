package io.slipway.placement;

import java.util.List;

/**
 * What is known of a solution.
 *
 * @param solver name of the solver
 * @param gap how far it may be from the best, and how that is known
 * @param expectation how expected values were worked out
 * @param forecast expected cost, fills and misses
 * @param marketShadowPrice what one more share taken now would cost
 * @param shadowPrices what one more share in the queue of each venue would cost, in quote currency a share
 * @param alternatives all taken, all resting at each venue, equal split, each with its cost
 * @param lowerBound no split, nor any that knew all outflows beforehand, can be expected to cost less; minus infinity
 *     where A2 does not hold
 * @param assumptions the paper's assumptions that do not hold
 */
public record Certificate(
        String solver,
        Gap gap,
        String expectation,
        Forecast forecast,
        double marketShadowPrice,
        List<Double> shadowPrices,
        List<Alternative> alternatives,
        double lowerBound,
        List<String> assumptions) {

    /** Copies the lists. */
    public Certificate {
        shadowPrices = List.copyOf(shadowPrices);
        alternatives = List.copyOf(alternatives);
        assumptions = List.copyOf(assumptions);
    }
}
