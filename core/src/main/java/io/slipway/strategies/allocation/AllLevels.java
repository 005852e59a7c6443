package io.slipway.strategies.allocation;

import io.slipway.strategy.DepthAllocator;
import io.slipway.strategy.TradingContext;
import io.slipway.strategy.VenueQuotes;
import java.util.Arrays;

/**
 * Takes all that is displayed, at any venue that gets orders and at any level, cheapest first by price plus fee, ties in publisher
 * order, until done.
 */
public final class AllLevels implements DepthAllocator {

    private final int[] next;
    private final SweepAllocator best;

    /** For markets of {@code venues} venues. */
    public AllLevels(int venues) {
        next = new int[venues];
        best = new SweepAllocator(venues);
    }

    @Override
    public long allocate(VenueQuotes quotes, long qty, long[] split) {
        return best.allocate(quotes, qty, split);
    }

    @Override
    public long allocate(TradingContext context, long qty, long[] split) {
        long left = qty;
        Arrays.fill(split, 0);
        for (int venue = 0; venue < next.length; venue++) {
            next[venue] = context.isRoutable(venue) ? 0 : context.depth(venue);
        }
        for (int venue = cheapest(context); venue >= 0 && left > 0; venue = cheapest(context)) {
            long here = Math.min(left, context.available(venue, next[venue]++));
            split[venue] += here;
            left -= here;
        }
        return qty - left;
    }

    /** The venue whose next level is the cheapest, or -1. */
    private int cheapest(TradingContext context) {
        int cheapest = -1;
        long least = 0;
        for (int venue = 0; venue < next.length; venue++) {
            if (next[venue] < context.depth(venue)) {
                long costE9 = context.signedCostE9(venue, next[venue]);
                if (cheapest < 0 || costE9 < least) {
                    cheapest = venue;
                    least = costE9;
                }
            }
        }
        return cheapest;
    }
}
