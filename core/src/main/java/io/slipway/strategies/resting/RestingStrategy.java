package io.slipway.strategies.resting;

import io.slipway.market.MarketUpdate;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategies.schedule.SliceSchedule;
import io.slipway.strategy.Allocator;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.PlacementRule;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import java.util.List;

/**
 * Works each slice of a schedule in the way of Cont and Kukanov: when the slice falls due a rule splits it into a part that
 * is taken now and parts that rest at the best quotes; what rests stays put for the horizon, then it is cancelled, and what
 * is left is taken. What was to be taken and could not is taken as soon as it can.
 */
final class RestingStrategy implements Strategy {

    private static final String NEXT = "next";

    private final SliceSchedule schedule;
    private final PlacementRule rule;
    private final Allocator taking;
    private final RestPeriods periods;
    private final CurrentPeriod current;
    private final long[] split;
    private final long[] limits;
    private long sliceStartNs = Long.MIN_VALUE;
    private long idleUntilNs = Long.MIN_VALUE;

    /** A strategy that splits by {@code rule} and takes by {@code taking}. */
    RestingStrategy(SliceSchedule schedule, RestPeriods periods, PlacementRule rule, Allocator taking, int venues) {
        this.schedule = schedule;
        this.periods = periods;
        current = new CurrentPeriod(periods);
        this.rule = rule;
        this.taking = taking;
        split = new long[venues];
        limits = new long[venues];
    }

    @Override
    public long receivesFromNs(long startNs) {
        return rule.receivesFromNs(startNs);
    }

    @Override
    public void onMarket(MarketUpdate update, TradingContext context) {
        rule.onMarket(update, context);
    }

    @Override
    public void onStart(TradingContext context) {
        setTimer(context);
    }

    @Override
    public void decide(TradingContext context) {
        long nowNs = context.nowNs();
        long start = current.startNs(nowNs);
        boolean resting = nowNs < current.cancelNs(nowNs);
        if (start != sliceStartNs || !resting) {
            context.cancelAll();
        }
        long committed = context.order().qty() - context.remainingQty();
        long due = Math.min(schedule.dueQty(nowNs, committed), context.remainingQty());
        if (due > 0 && context.far().hasBest()) {
            work(context, due, start, resting);
        }
        setTimer(context);
        idleUntilNs = due <= 0 && schedule.isStepwise() && !rule.learnsFromRows() ? sameUntilNs(nowNs) : Long.MIN_VALUE;
    }

    /** A time before which the period and what is due are the same. */
    private long sameUntilNs(long nowNs) {
        long cancelNs = current.cancelNs(nowNs);
        long same = Math.min(current.untilNs(nowNs), schedule.nextTimerNs(nowNs));
        return nowNs < cancelNs ? Math.min(same, cancelNs) : same;
    }

    @Override
    public long idleUntilNs() {
        return idleUntilNs;
    }

    private void work(TradingContext context, long due, long start, boolean resting) {
        long take = due;
        if (start != sliceStartNs && resting) {
            take = rule.split(context, due, limits);
            rest(context);
        }
        sliceStartNs = start;
        if (take > 0 && taking.allocate(context.quotes(), take, split) > 0) {
            context.take(split);
        }
    }

    private void rest(TradingContext context) {
        int sign = context.order().side().opposite().sign();
        for (int venue = 0; venue < limits.length; venue++) {
            if (limits[venue] > 0) {
                context.postOnly(venue, limits[venue], sign * context.near().signedPxE9(venue));
            }
        }
    }

    private void setTimer(TradingContext context) {
        long nowNs = context.nowNs();
        long cancelNs = current.cancelNs(nowNs);
        long next = schedule.nextTimerNs(nowNs);
        context.setTimer(NEXT, nowNs >= periods.startNs() && nowNs < cancelNs ? Math.min(next, cancelNs) : next);
    }

    @Override
    public List<Milestone> plan() {
        return schedule.plan();
    }

    @Override
    public void save(StateWriter state) {
        rule.save(state.put(sliceStartNs));
    }

    @Override
    public void restore(StateReader state) {
        sliceStartNs = state.takeLong();
        rule.restore(state);
    }
}
