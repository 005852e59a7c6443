package io.slipway.placement;

import io.slipway.placement.numeric.Checks;

/**
 * A venue where we may join the queue at the best bid (for a buy).
 *
 * @param queue Q_k: shares ahead of us; zero or more
 * @param rebate r_k: effective rebate of a passive fill, the venue's rebate less what the price moves against us after
 *     such fills, in quote currency a share; may be negative
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
