package io.slipway.placement;

import io.slipway.placement.numeric.Checks;

/**
 * Costs of placing an order, in the quote currency per share.
 *
 * @param halfSpread h: half the distance between best bid and best offer, zero or more
 * @param takeFee f: the lowest take fee; negative where a venue pays takers
 * @param lambdaUnder lambda_u: penalty per missing share
 * @param lambdaOver lambda_o: penalty per surplus share
 * @param theta linear impact of every share submitted, and of every share that is left (version 4 of the paper); zero or more
 */
public record PlacementCosts(double halfSpread, double takeFee, double lambdaUnder, double lambdaOver, double theta) {

    /**
     * Checks the amounts.
     *
     * @throws IllegalArgumentException if one makes no sense, or if A1 of the paper is broken
     */
    public PlacementCosts {
        Checks.notNegative("half_spread", halfSpread);
        Checks.finite("take_fee", takeFee);
        Checks.notNegative("theta", theta);
        Checks.finite("lambda_under", lambdaUnder);
        Checks.finite("lambda_over", lambdaOver);
        if (lambdaUnder <= 0 || lambdaOver <= 0) {
            throw new IllegalArgumentException("A1 does not hold, both penalties are positive: lambda_under="
                    + lambdaUnder + ", lambda_over=" + lambdaOver + "; without them any fill is as good as another");
        }
    }

    /** h + f: cost of a share taken now, against the mid. */
    public double takeCost() {
        return halfSpread + takeFee;
    }

    /** The same with every amount multiplied. */
    public PlacementCosts scaled(double factor) {
        return new PlacementCosts(
                halfSpread * factor, takeFee * factor, lambdaUnder * factor, lambdaOver * factor, theta * factor);
    }
}
