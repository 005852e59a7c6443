package io.slipway.strategies.resting;

import io.slipway.strategy.PlacementRule;
import io.slipway.strategy.TradingContext;
import io.slipway.strategy.WorkingOrder;
import java.util.Arrays;

/**
 * Rests all of a slice at the best quote of its own side, in equal parts at the venues that show it; takes nothing at first.
 *
 * @param queueCap most that rests at a venue as a multiple of the size displayed there; zero for no limit
 */
record EqualRest(double queueCap) implements PlacementRule {

    static EqualRest unlimited() {
        return new EqualRest(0);
    }

    @Override
    public long split(TradingContext context, long qty, long[] limits) {
        Arrays.fill(limits, 0);
        int venues = 0;
        for (int venue = 0; venue < limits.length; venue++) {
            venues += isJoined(context, venue) ? 1 : 0;
        }
        if (venues == 0) {
            return qty;
        }
        long left = qty;
        for (int venue = 0; venue < limits.length; venue++) {
            if (isJoined(context, venue)) {
                long part = -Math.floorDiv(-left, venues--);
                limits[venue] = Math.max(0, Math.min(part, room(context, venue)));
                left -= limits[venue];
            }
        }
        return 0;
    }

    @Override
    public boolean learnsFromRows() {
        return false;
    }

    private static boolean isJoined(TradingContext context, int venue) {
        return context.near().isAtBest(venue) && context.isRoutable(venue);
    }

    /** Shares that may still be sent to rest at a venue. */
    private long room(TradingContext context, int venue) {
        if (queueCap == 0) {
            return Long.MAX_VALUE;
        }
        long room = (long) (queueCap * context.near().size(venue));
        for (WorkingOrder each : context.working()) {
            room -= each.order().venue() == venue ? each.leavesQty() : 0;
        }
        return room;
    }
}
