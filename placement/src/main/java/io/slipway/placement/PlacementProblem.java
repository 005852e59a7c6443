package io.slipway.placement;

import io.slipway.placement.distribution.Outflows;
import io.slipway.placement.numeric.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Problem 1 of Cont and Kukanov: buy {@code qty} shares by the end of a horizon at the lowest expected cost, with a market
 * order now and limit orders at the best bid of each venue. For a sell, read bid as offer.
 *
 * @param qty S: shares, positive
 * @param costs prices and penalties
 * @param venues venues at which the order may rest
 * @param outflows shares that leave the front of each venue's queue over the horizon
 */
public record PlacementProblem(double qty, PlacementCosts costs, List<PlacementVenue> venues, Outflows outflows) {

    /**
     * Checks the whole.
     *
     * @throws IllegalArgumentException if the order is not positive, there is no venue, or venues and outflows differ in
     *     number
     */
    public PlacementProblem {
        Checks.positive("qty", qty);
        venues = List.copyOf(venues);
        if (venues.isEmpty() || venues.size() != outflows.venues()) {
            throw new IllegalArgumentException("each venue has an outflow, and there is at least one: venues="
                    + venues.size() + ", outflows=" + outflows.venues());
        }
    }

    /** The same for another quantity. */
    public PlacementProblem withQty(double newQty) {
        return new PlacementProblem(newQty, costs, venues, outflows);
    }

    /** The same at other prices and penalties. */
    public PlacementProblem withCosts(PlacementCosts newCosts) {
        return new PlacementProblem(qty, newCosts, venues, outflows);
    }

    /** The same with some of the venues only. */
    public PlacementProblem withVenues(int[] kept) {
        List<PlacementVenue> some = Arrays.stream(kept).mapToObj(venues::get).toList();
        return new PlacementProblem(qty, costs, some, outflows.withVenues(kept));
    }

    /**
     * The paper's assumptions that do not hold, each with what that means; empty if all hold. The model can be solved
     * without them, but its solution means something else.
     */
    public List<String> assumptions() {
        List<String> broken = new ArrayList<>();
        for (int k = 0; k < venues.size(); k++) {
            addOfVenue(k, broken);
        }
        if (costs.lambdaOver() <= -costs.takeCost()) {
            broken.add("A2 does not hold, lambda_over > -(half_spread + take_fee): lambda_over=" + costs.lambdaOver()
                    + ", half_spread + take_fee=" + costs.takeCost() + "; taking more than the order pays");
        }
        if (costs.lambdaUnder() < costs.takeCost()) {
            broken.add(
                    "lambda_under >= half_spread + take_fee does not hold: lambda_under=" + costs.lambdaUnder()
                            + ", half_spread + take_fee=" + costs.takeCost()
                            + "; leaving a share costs less than taking it, so nothing is taken and part of the order may be left");
        }
        return List.copyOf(broken);
    }

    private void addOfVenue(int venue, List<String> broken) {
        double earned = costs.halfSpread() + venues.get(venue).rebate();
        String at = ", venue=" + (venue + 1) + ", half_spread + rebate=" + earned;
        if (costs.lambdaOver() <= earned) {
            broken.add("A2 does not hold, lambda_over > half_spread + rebate: lambda_over=" + costs.lambdaOver() + at
                    + "; buying too much passively pays, so only the limit of each order to the rest of the quantity"
                    + " bounds it");
        }
        if (earned <= 0) {
            broken.add("A3 does not hold, half_spread + rebate > 0" + at + "; a passive fill costs more than the mid");
        }
    }
}
