package io.slipway.strategies.allocation;

import io.slipway.strategy.VenueQuotes;

/** Venues ordered by all-in cost, cheapest first, by an insertion sort that allocates nothing. */
final class CostOrder {

    private final boolean lastVenueFirst;
    private final int[] order;
    private int count;

    CostOrder(int venues, boolean lastVenueFirst) {
        this.lastVenueFirst = lastVenueFirst;
        this.order = new int[venues];
    }

    /** Orders the venues that have something available. */
    void sort(VenueQuotes quotes) {
        count = 0;
        for (int venue = 0; venue < quotes.venues(); venue++) {
            if (quotes.available(venue) > 0) {
                insert(venue, quotes);
            }
        }
    }

    int count() {
        return count;
    }

    int venue(int rank) {
        return order[rank];
    }

    private void insert(int venue, VenueQuotes quotes) {
        long cost = quotes.signedCostE9(venue);
        int at = count++;
        while (at > 0 && goesBefore(cost, quotes.signedCostE9(order[at - 1]))) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = venue;
    }

    private boolean goesBefore(long cost, long other) {
        return lastVenueFirst ? cost <= other : cost < other;
    }
}
