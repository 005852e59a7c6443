package io.slipway.strategies.resting;

import io.slipway.strategies.schedule.Slices;
import io.slipway.strategy.PlacementRule;
import io.slipway.strategy.TradingContext;
import java.util.Arrays;

/** Rests all of a slice at the best quote of its own side, in equal parts at the venues that show it; takes nothing at first. */
final class EqualRest implements PlacementRule {

    @Override
    public long split(TradingContext context, long qty, long[] limits) {
        Arrays.fill(limits, 0);
        int count = 0;
        for (int venue = 0; venue < limits.length; venue++) {
            count += isJoined(context, venue) ? 1 : 0;
        }
        if (count == 0) {
            return qty;
        }
        long[] parts = Slices.equal(qty, count);
        int part = 0;
        for (int venue = 0; venue < limits.length; venue++) {
            if (isJoined(context, venue)) {
                limits[venue] = parts[part++];
            }
        }
        return 0;
    }

    private static boolean isJoined(TradingContext context, int venue) {
        return context.near().isAtBest(venue) && context.isRoutable(venue);
    }
}
