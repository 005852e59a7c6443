package io.slipway.strategies.allocation;

import io.slipway.strategy.Allocator;
import io.slipway.strategy.VenueQuotes;
import io.slipway.strategy.WakesOn;
import java.util.Arrays;

/** Takes at the best price only, lowest fee first, ties in publisher order. */
public final class CheapestAtBest implements Allocator {

    private final CostOrder order;

    /** For markets of {@code venues} venues. */
    public CheapestAtBest(int venues) {
        order = new CostOrder(venues, false);
    }

    @Override
    public long allocate(VenueQuotes quotes, long qty, long[] split) {
        Arrays.fill(split, 0);
        order.sort(quotes);
        long left = qty;
        for (int rank = 0; rank < order.count() && left > 0; rank++) {
            int venue = order.venue(rank);
            if (quotes.isAtBest(venue)) {
                split[venue] = Math.min(left, quotes.available(venue));
                left -= split[venue];
            }
        }
        return qty - left;
    }

    @Override
    public boolean takesAll() {
        return true;
    }

    @Override
    public WakesOn wakesOn() {
        return WakesOn.MORE_AT_BEST;
    }
}
