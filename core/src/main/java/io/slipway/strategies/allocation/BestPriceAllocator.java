package io.slipway.strategies.allocation;

import io.slipway.strategy.Allocator;
import io.slipway.strategy.VenueQuotes;
import io.slipway.strategy.WakesOn;
import java.util.Arrays;

/** Takes at the national best price only, venue by venue in publisher order. */
public final class BestPriceAllocator implements Allocator {

    @Override
    public long allocate(VenueQuotes quotes, long qty, long[] split) {
        Arrays.fill(split, 0);
        long left = qty;
        for (int venue = 0; venue < quotes.venues() && left > 0; venue++) {
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
