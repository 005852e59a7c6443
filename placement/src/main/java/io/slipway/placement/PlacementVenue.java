package io.slipway.placement;

import io.slipway.placement.numeric.Checks;

/**
 * A venue at which the order may join the queue at the best bid (for a buy).
 *
 * @param queue Q_k: shares ahead of the order, zero or more
 * @param rebate r_k: effective rebate of a passive fill in the quote currency per share: the venue's rebate less the mean
 *     adverse move after such fills; may be negative
 */
public record PlacementVenue(double queue, double rebate) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one makes no sense
     */
    public PlacementVenue {
        Checks.notNegative("queue", queue);
        Checks.finite("rebate", rebate);
    }
}
