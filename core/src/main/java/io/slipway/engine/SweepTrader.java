package io.slipway.engine;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Schedule;
import java.util.Arrays;

/**
 * Takes all of the order as soon as anything is displayed, at any venue and any displayed level, cheapest first by price plus fee
 * and of equal cost the first publisher: one order a venue, limited at the deepest level that it is to reach.
 */
final class SweepTrader implements Trader {

    private final long startNs;
    private final int[] next;
    private final long[] split;

    SweepTrader(long startNs, int venues) {
        this.startNs = startNs;
        next = new int[venues];
        split = new long[venues];
    }

    @Override
    public void decide(long nowNs, Desk desk) {
        long left = desk.openQty();
        if (left <= 0) {
            return;
        }
        Arrays.fill(split, 0);
        for (int venue = 0; venue < next.length; venue++) {
            next[venue] = desk.isRoutable(venue, nowNs) ? 0 : desk.depth(venue);
        }
        for (int venue = cheapest(desk); venue >= 0 && left > 0; venue = cheapest(desk)) {
            long here = Math.min(left, desk.expectedQty(venue, next[venue]++, nowNs));
            split[venue] += here;
            left -= here;
        }
        for (int venue = 0; venue < next.length; venue++) {
            if (split[venue] > 0) {
                desk.takeThrough(venue, split[venue], nowNs);
            }
        }
    }

    /** The venue whose next level is the cheapest, or -1. */
    private int cheapest(Desk desk) {
        int cheapest = -1;
        long least = 0;
        for (int venue = 0; venue < next.length; venue++) {
            if (next[venue] < desk.depth(venue)) {
                long costE9 = desk.signedCostE9(venue, next[venue]);
                if (cheapest < 0 || costE9 < least) {
                    cheapest = venue;
                    least = costE9;
                }
            }
        }
        return cheapest;
    }

    @Override
    public long nextTimerNs(long nowNs) {
        return nowNs < startNs ? startNs : Schedule.NO_TIMER;
    }

    @Override
    public void save(StateWriter state) {}

    @Override
    public void restore(StateReader state) {}
}
