package io.slipway.placement.distribution;

import java.util.Arrays;
import java.util.List;

/**
 * Outflows that know nothing of one another.
 *
 * @param laws one a venue
 */
public record IndependentOutflows(List<OutflowDistribution> laws) implements Outflows {

    /** Copies the list. */
    public IndependentOutflows {
        laws = List.copyOf(laws);
    }

    @Override
    public int venues() {
        return laws.size();
    }

    @Override
    public OutflowDistribution marginal(int venue) {
        return laws.get(venue);
    }

    @Override
    public IndependentOutflows withVenues(int... kept) {
        return new IndependentOutflows(Arrays.stream(kept).mapToObj(laws::get).toList());
    }
}
