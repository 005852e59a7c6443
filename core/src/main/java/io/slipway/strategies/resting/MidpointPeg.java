package io.slipway.strategies.resting;

import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategies.schedule.SliceSchedule;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import java.util.List;

/**
 * Rests each slice hidden at the midpoint of the national best, divided over the venues in proportion to what they have printed inside
 * the spread so far, and takes what is left at the best price at a deadline.
 */
final class MidpointPeg implements Strategy {

    /** Slices before the order that it watches; as many as the router's horizons. */
    private static final int WATCHED_SLICES = 20;

    private static final String NEXT = "next";

    private final SliceSchedule schedule;
    private final long sliceNs;
    private final CurrentPeriod slices;
    private final long[] insideSize;
    private long allInside;

    MidpointPeg(SliceSchedule schedule, RestPeriods slices, int venues) {
        this.schedule = schedule;
        this.slices = new CurrentPeriod(slices);
        sliceNs = slices.sliceNs();
        insideSize = new long[venues];
    }

    @Override
    public long receivesFromNs(long startNs) {
        return startNs - WATCHED_SLICES * sliceNs;
    }

    @Override
    public void onMarket(MarketUpdate update, TradingContext context) {
        MarketView market = context.market();
        boolean counts =
                update.isPrint() && update.hasPrice() && update.printKind().tradesInBook();
        if (counts && market.hasMid() && isLit(market, update.venue())) {
            long pxE9 = update.priceE9();
            boolean inside = market.opposite(Side.SELL).bestPxE9() < pxE9
                    && pxE9 < market.opposite(Side.BUY).bestPxE9();
            insideSize[update.venue()] += inside ? update.size() : 0;
            allInside += inside ? update.size() : 0;
        }
    }

    private static boolean isLit(MarketView market, int venue) {
        return market.opposite(Side.SELL).has(venue)
                || market.opposite(Side.BUY).has(venue);
    }

    @Override
    public void onStart(TradingContext context) {
        setTimer(context);
    }

    @Override
    public void decide(TradingContext context) {
        long nowNs = context.nowNs();
        boolean resting = nowNs < slices.cancelNs(nowNs);
        if (!resting) {
            context.cancelAll();
        }
        long committed = context.order().qty() - context.remainingQty();
        long due = Math.min(schedule.dueQty(nowNs, committed), context.remainingQty());
        if (due > 0 && resting && allInside > 0) {
            rest(context, due);
        } else if (due > 0 && !resting) {
            context.takeAtBest(due);
        }
        setTimer(context);
    }

    private void rest(TradingContext context, long due) {
        double weights = 0;
        for (int venue = 0; venue < insideSize.length; venue++) {
            weights += weight(context, venue);
        }
        long left = due;
        for (int venue = 0; venue < insideSize.length && left > 0; venue++) {
            double weight = weight(context, venue);
            long part = weight == 0 ? 0 : Math.min(left, Math.round(left * weight / weights));
            weights -= weight;
            if (part > 0) {
                context.midpoint(venue, part);
                left -= part;
            }
        }
    }

    private double weight(TradingContext context, int venue) {
        return insideSize[venue] > 0 && context.isRoutable(venue) ? insideSize[venue] : 0;
    }

    private void setTimer(TradingContext context) {
        long nowNs = context.nowNs();
        long crossNs = slices.cancelNs(nowNs);
        long next = schedule.nextTimerNs(nowNs);
        context.setTimer(NEXT, nowNs < crossNs ? Math.min(next, crossNs) : next);
    }

    @Override
    public List<Milestone> plan() {
        return schedule.plan();
    }

    @Override
    public void save(StateWriter state) {
        state.put(allInside).put(insideSize);
    }

    @Override
    public void restore(StateReader state) {
        allInside = state.takeLong();
        long[] saved = state.takeLongs();
        System.arraycopy(saved, 0, insideSize, 0, insideSize.length);
    }
}
