package io.slipway.placement.distribution;

import java.util.Arrays;
import java.util.List;

/**
 * Outflows that know nothing of one another.
 *
 * @param distributions one per venue
 */
public record IndependentOutflows(List<OutflowDistribution> distributions) implements Outflows {

    /** Copies the list. */
    public IndependentOutflows {
        distributions = List.copyOf(distributions);
    }

    @Override
    public int venues() {
        return distributions.size();
    }

    @Override
    public OutflowDistribution marginal(int venue) {
        return distributions.get(venue);
    }

    @Override
    public IndependentOutflows withVenues(int... kept) {
        return new IndependentOutflows(
                Arrays.stream(kept).mapToObj(distributions::get).toList());
    }
}
