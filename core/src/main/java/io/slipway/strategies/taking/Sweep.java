package io.slipway.strategies.taking;

import io.slipway.strategies.allocation.AllLevels;
import io.slipway.strategies.schedule.Immediate;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Schedule;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.StrategySetup;
import io.slipway.strategy.TradingContext;
import java.util.List;

/**
 * Takes all that a schedule says is due as soon as anything is displayed, at any venue and any displayed level, cheapest first by
 * price plus fee and at equal cost in the order of the venues: one order per venue, limited at the deepest level that it is to
 * reach.
 */
public final class Sweep implements Strategy {

    private static final String DUE = "due";

    private final Schedule schedule;
    private final AllLevels levels;
    private final long[] split;

    /** A sweep of the venues of {@code setup} for what is due by {@code schedule}, whose times follow from the order alone. */
    private Sweep(StrategySetup setup, Schedule schedule) {
        this.schedule = schedule;
        levels = new AllLevels(setup.venues());
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
        levels.allocate(context, due, split);
        for (int venue = 0; venue < split.length; venue++) {
            if (split[venue] > 0) {
                context.takeThrough(venue, split[venue]);
            }
        }
    }
}
