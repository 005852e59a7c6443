package io.slipway.strategies.allocation;

import io.slipway.strategy.VenueQuotes;

/** Whole-lot arithmetic that the static allocators share. */
final class Lots {

    private Lots() {}

    static long positive(long lot) {
        if (lot <= 0) {
            throw new IllegalArgumentException("a lot is positive: lot=" + lot);
        }
        return lot;
    }

    static long whole(long qty, long lot) {
        return qty - qty % lot;
    }

    /** Sum of the whole lots that the venues have available. */
    static long onOffer(VenueQuotes quotes, long lot) {
        long sum = 0;
        for (int venue = 0; venue < quotes.venues(); venue++) {
            sum += whole(quotes.available(venue), lot);
        }
        return sum;
    }

    /** Adds up to {@code qty} shares to {@code split}, in whole lots, cheapest venue first; returns what it added. */
    static long fill(CostOrder order, VenueQuotes quotes, long qty, long[] split, long lot) {
        long left = qty;
        for (int rank = 0; rank < order.count() && left >= lot; rank++) {
            int venue = order.venue(rank);
            long part = whole(Math.min(left, quotes.available(venue) - split[venue]), lot);
            split[venue] += part;
            left -= part;
        }
        return qty - left;
    }
}
