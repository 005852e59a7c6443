package io.slipway.engine;

import io.slipway.market.DisplayedSide;
import io.slipway.strategies.schedule.Slices;
import java.util.Arrays;

/** Rests all of a slice at the best quote of its own side, in equal parts at the venues that show it; takes nothing at first. */
final class EqualRest implements PlacementRule {

    @Override
    public long split(Desk desk, long qty, long nowNs, long[] limits) {
        DisplayedSide own = desk.known().opposite(desk.order().side().opposite());
        Arrays.fill(limits, 0);
        int count = 0;
        for (int venue = 0; venue < limits.length; venue++) {
            count += isJoined(desk, own, venue, nowNs) ? 1 : 0;
        }
        if (count == 0) {
            return qty;
        }
        long[] parts = Slices.equal(qty, count);
        int part = 0;
        for (int venue = 0; venue < limits.length; venue++) {
            if (isJoined(desk, own, venue, nowNs)) {
                limits[venue] = parts[part++];
            }
        }
        return 0;
    }

    private static boolean isJoined(Desk desk, DisplayedSide own, int venue, long nowNs) {
        return own.isAtBest(venue) && desk.isRoutable(venue, nowNs);
    }
}
