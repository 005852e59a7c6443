package io.slipway.placement;

import java.util.List;

/**
 * The evidence for a solution.
 *
 * @param solver name of the solver
 * @param gap proven distance from the optimum
 * @param expectation method of the expected values
 * @param forecast expected cost, fills and misses
 * @param marketShadowPrice cost of one more share taken now
 * @param shadowPrices cost of one more share in the queue of each venue, in the quote currency
 * @param alternatives all taken, all resting at each venue, equal split, each with its cost
 * @param lowerBound no split, nor any that knew all outflows beforehand, can be expected to cost less; minus infinity where A2
 *     does not hold
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
