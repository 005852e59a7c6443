package io.slipway.placement;

import java.util.List;

/**
 * The evidence for a solution.
 *
 * @param solver name of the solver
 * @param gap proven distance from the optimum
 * @param expectation method of the expected values
 * @param forecast expected cost, fills and misses
 * @param shadowPrices cost of one more share, at each place
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
        ShadowPrices shadowPrices,
        List<Alternative> alternatives,
        double lowerBound,
        List<String> assumptions) {

    /**
     * Cost of one more share, in the quote currency.
     *
     * @param market if it is taken now
     * @param venues if it rests in the queue of each venue
     */
    public record ShadowPrices(double market, List<Double> venues) {

        /** Copies the list. */
        public ShadowPrices {
            venues = List.copyOf(venues);
        }
    }

    /** Copies the lists. */
    public Certificate {
        alternatives = List.copyOf(alternatives);
        assumptions = List.copyOf(assumptions);
    }
}
