package io.slipway.engine;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategies.schedule.SliceSchedule;
import io.slipway.strategy.Allocator;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.VenueQuotes;
import java.util.List;

/**
 * Works each slice of a schedule in the way of Cont and Kukanov: when the slice falls due a rule splits it into a part that
 * is taken now and parts that rest at the best quotes; what rests stays put for the horizon, then it is cancelled, and what
 * is left is taken. What was to be taken and could not is taken as soon as it can.
 */
final class RestingTrader implements Trader {

    private final SliceSchedule schedule;
    private final PlacementRule rule;
    private final Allocator taking;
    private final RestPeriods periods;
    private final long[] split;
    private final long[] limits;
    private long sliceStartNs = Long.MIN_VALUE;

    /** A trader that splits by {@code rule} and takes by {@code taking}. */
    RestingTrader(SliceSchedule schedule, RestPeriods periods, PlacementRule rule, Allocator taking, int venues) {
        this.schedule = schedule;
        this.periods = periods;
        this.rule = rule;
        this.taking = taking;
        split = new long[venues];
        limits = new long[venues];
    }

    /**
     * When what rests is cancelled.
     *
     * @param startNs start of the first slice
     * @param sliceNs length of a slice
     * @param horizonNs how long an order rests, at most a slice
     * @param endNs end of the parent order, before which the last slice is cut short as the others
     */
    record RestPeriods(long startNs, long sliceNs, long horizonNs, long endNs) {

        long sliceStartNs(long nowNs) {
            return startNs + Math.max(0, (nowNs - startNs) / sliceNs) * sliceNs;
        }

        /** When the slice that starts then ceases to rest. */
        long cancelNs(long sliceStart) {
            long lengthNs = Math.min(sliceNs, endNs - sliceStart);
            return sliceStart + (long) ((double) lengthNs * horizonNs / sliceNs);
        }
    }

    @Override
    public long hearsFromNs(long startNs) {
        return rule.hearsFromNs(startNs);
    }

    @Override
    public void onHeard(MarketEvent event, int venue, long nowNs) {
        rule.onHeard(event, venue, nowNs);
    }

    @Override
    public void decide(long nowNs, Desk desk) {
        long start = periods.sliceStartNs(nowNs);
        boolean resting = nowNs < periods.cancelNs(start);
        if (start != sliceStartNs || !resting) {
            desk.cancelAll(nowNs);
        }
        long committed = desk.order().qty() - desk.openQty();
        long due = Math.min(schedule.dueQty(nowNs, committed), desk.openQty());
        if (due <= 0 || !desk.isOffered()) {
            return;
        }
        long take = due;
        if (start != sliceStartNs && resting) {
            take = rule.split(desk, due, nowNs, limits);
            rest(desk, nowNs);
        }
        sliceStartNs = start;
        take(desk, take, nowNs);
    }

    private void rest(Desk desk, long nowNs) {
        Side own = desk.order().side().opposite();
        DisplayedSide quotes = desk.known().opposite(own);
        for (int venue = 0; venue < limits.length; venue++) {
            if (limits[venue] > 0) {
                desk.rest(venue, limits[venue], own.sign() * quotes.signedPxE9(venue), nowNs);
            }
        }
    }

    private void take(Desk desk, long qty, long nowNs) {
        if (qty > 0) {
            VenueQuotes quotes = desk.quotes(nowNs);
            if (taking.allocate(quotes, qty, split) > 0) {
                desk.take(split, nowNs);
            }
        }
    }

    @Override
    public long nextTimerNs(long nowNs) {
        long start = periods.sliceStartNs(nowNs);
        long cancelNs = periods.cancelNs(start);
        long next = schedule.nextTimerNs(nowNs);
        return nowNs >= periods.startNs() && nowNs < cancelNs ? Math.min(next, cancelNs) : next;
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
