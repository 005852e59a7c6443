package io.slipway.placement;

import java.util.List;

/**
 * The evidence for a solution.
 *
 * @param solver name of the solver
 * @param gap proven distance from the optimum
 * @param expectation method of the expected values
 * @param forecast expected cost, fills and misses
 * @param shadowPrices cost of one share more or less, at each place
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
     * Slopes of the expected cost, in the quote currency per share.
     *
     * @param market in the shares taken now
     * @param venues in the shares that rest at each venue
     */
    public record ShadowPrices(Slopes market, List<Slopes> venues) {

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
