package io.slipway.strategies.taking;

import io.slipway.strategy.Strategy;
import io.slipway.strategy.StrategySetup;
import io.slipway.strategy.TradingContext;
import java.util.Arrays;

/**
 * Takes all of the order as soon as anything is displayed, at any venue and any displayed level, cheapest first by price plus fee
 * and at equal cost in the order of the venues: one order per venue, limited at the deepest level that it is to reach.
 */
public final class Sweep implements Strategy {

    private final int[] next;
    private final long[] split;

    /** A sweep of the venues of {@code setup}. */
    public Sweep(StrategySetup setup) {
        next = new int[setup.venues()];
        split = new long[setup.venues()];
    }

    @Override
    public void decide(TradingContext context) {
        long left = context.remainingQty();
        if (left <= 0) {
            return;
        }
        Arrays.fill(split, 0);
        for (int venue = 0; venue < next.length; venue++) {
            next[venue] = context.isRoutable(venue) ? 0 : context.depth(venue);
        }
        for (int venue = cheapest(context); venue >= 0 && left > 0; venue = cheapest(context)) {
            long here = Math.min(left, context.available(venue, next[venue]++));
            split[venue] += here;
            left -= here;
        }
        for (int venue = 0; venue < next.length; venue++) {
            if (split[venue] > 0) {
                context.takeThrough(venue, split[venue]);
            }
        }
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
