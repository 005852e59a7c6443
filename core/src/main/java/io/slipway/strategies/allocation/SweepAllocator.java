package io.slipway.strategies.allocation;

import io.slipway.strategy.Allocator;
import io.slipway.strategy.VenueQuotes;
import io.slipway.strategy.WakesOn;
import java.util.Arrays;

/** Takes all that is displayed, cheapest venue first by price plus fee, ties in publisher order, until done. */
public final class SweepAllocator implements Allocator {

    private final CostOrder order;

    /** For markets of {@code venues} venues. */
    public SweepAllocator(int venues) {
        order = new CostOrder(venues, false);
    }

    @Override
    public long allocate(VenueQuotes quotes, long qty, long[] split) {
        Arrays.fill(split, 0);
        order.sort(quotes);
        long left = qty;
        for (int rank = 0; rank < order.count() && left > 0; rank++) {
            int venue = order.venue(rank);
            split[venue] = Math.min(left, quotes.available(venue));
            left -= split[venue];
        }
        return qty - left;
    }

    @Override
    public boolean takesAll() {
        return true;
    }

    @Override
    public WakesOn wakesOn() {
        return WakesOn.MORE_QUOTES;
    }
}
