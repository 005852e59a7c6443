package io.slipway.engine;

import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Allocator;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Schedule;
import io.slipway.strategy.VenueQuotes;
import java.util.List;

/** Takes what its schedule says is due where its allocator says, and never rests an order. */
final class TakingTrader implements Trader {

    private final Schedule algo;
    private final Allocator allocator;
    private final long[] split;

    TakingTrader(Schedule algo, Allocator allocator, int venues) {
        this.algo = algo;
        this.allocator = allocator;
        split = new long[venues];
    }

    @Override
    public void onHeard(MarketEvent event, int venue, long nowNs) {
        if (event.action() == BookAction.TRADE) {
            algo.onPrint(event.size(), nowNs);
        }
    }

    @Override
    public void decide(long nowNs, Desk desk) {
        long committed = desk.order().qty() - desk.openQty();
        long due = Math.min(algo.dueQty(nowNs, committed), desk.openQty());
        if (due > 0 && desk.isOffered()) {
            VenueQuotes quotes = desk.quotes(nowNs);
            if (allocator.allocate(quotes, due, split) > 0) {
                desk.take(split, nowNs);
            }
        }
    }

    @Override
    public long nextTimerNs(long nowNs) {
        return algo.nextTimerNs(nowNs);
    }

    @Override
    public List<Milestone> plan() {
        return algo.plan();
    }

    @Override
    public void save(StateWriter state) {
        algo.save(state);
    }

    @Override
    public void restore(StateReader state) {
        algo.restore(state);
    }
}
