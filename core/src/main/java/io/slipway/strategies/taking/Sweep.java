package io.slipway.strategies.taking;

import io.slipway.strategies.schedule.Immediate;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Schedule;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.StrategySetup;
import io.slipway.strategy.TradingContext;
import java.util.Arrays;
import java.util.List;

/**
 * Takes all that a schedule says is due as soon as anything is displayed, at any venue and any displayed level, cheapest first by
 * price plus fee and at equal cost in the order of the venues: one order per venue, limited at the deepest level that it is to
 * reach.
 */
public final class Sweep implements Strategy {

    private static final String DUE = "due";

    private final Schedule schedule;
    private final int[] next;
    private final long[] split;

    /** A sweep of the venues of {@code setup} for what is due by {@code schedule}, whose times follow from the order alone. */
    private Sweep(StrategySetup setup, Schedule schedule) {
        this.schedule = schedule;
        next = new int[setup.venues()];
        split = new long[setup.venues()];
    }

    /** Takes the whole order at once. */
    public static Sweep now(StrategySetup setup) {
        return new Sweep(setup, new Immediate(setup.order().qty(), setup.order().startNs()));
    }

    /** Takes each of the equal slices at once. */
    public static Sweep bySlices(StrategySetup setup) {
        return new Sweep(setup, Schedules.twapSlices(setup));
    }

    @Override
    public void onStart(TradingContext context) {
        context.setTimer(DUE, schedule.nextTimerNs(context.nowNs()));
    }

    @Override
    public void decide(TradingContext context) {
        long nowNs = context.nowNs();
        long committed = context.order().qty() - context.remainingQty();
        long due = Math.min(schedule.dueQty(nowNs, committed), context.remainingQty());
        if (due > 0) {
            take(context, due);
        }
        context.setTimer(DUE, schedule.nextTimerNs(nowNs));
    }

    @Override
    public List<Milestone> plan() {
        return schedule.plan();
    }

    private void take(TradingContext context, long due) {
        long left = due;
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
