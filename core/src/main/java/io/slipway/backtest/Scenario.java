package io.slipway.backtest;

import io.slipway.algo.ExecutionAlgo;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.model.ChildOrder;
import io.slipway.model.FeeSchedule;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.ParentOrder;
import io.slipway.route.Allocator;
import io.slipway.route.VenueQuotes;
import io.slipway.sim.LiquidityLedger;
import io.slipway.sim.VenueSimulator;
import io.slipway.tca.SnapshotSums;

/** One way of executing the parent order: a schedule, an allocator, its own liquidity ledger and its own fills. */
final class Scenario {

    private final ParentOrder order;
    private final FeeSchedule fees;
    private final ExecutionAlgo algo;
    private final Allocator allocator;
    private final MarketView view;
    private final DisplayedSide displayed;
    private final LiquidityLedger liquidity;
    private final VenueSimulator venues;
    private final ExecutionLedger ledger;
    private final VenueQuotes quotes;
    private final long[] split;
    private long nextTimerNs;

    Scenario(BacktestSettings settings, Strategy strategy, SnapshotSums sums, MarketView view) {
        order = settings.order();
        fees = settings.fees();
        algo = strategy.algo().create(settings, sums);
        allocator = strategy.allocator().create(settings, view.venues());
        liquidity = settings.profile().newLiquidityLedger(view.venues());
        this.view = view;
        displayed = view.opposite(order.side());
        venues = new VenueSimulator(view, order.side(), liquidity);
        ledger = new ExecutionLedger(order);
        quotes = new VenueQuotes(view.venues());
        split = new long[view.venues()];
        nextTimerNs = algo.nextTimerNs(Long.MIN_VALUE);
    }

    boolean isDone() {
        return ledger.filledQty() == order.qty();
    }

    long nextTimerNs() {
        return nextTimerNs;
    }

    ExecutionLedger ledger() {
        return ledger;
    }

    long reusedQty() {
        return liquidity.reusedQty();
    }

    void onQuote(int venue) {
        venues.onQuote(venue);
    }

    void decide(long nowNs) {
        long due = Math.min(algo.dueQty(nowNs, ledger.filledQty()), order.qty() - ledger.filledQty());
        nextTimerNs = algo.nextTimerNs(nowNs);
        if (due > 0 && displayed.hasBest()) {
            look();
            if (allocator.allocate(quotes, due, split) > 0) {
                send(nowNs);
            }
        }
    }

    private void look() {
        quotes.clear();
        for (int venue = 0; venue < view.venues(); venue++) {
            if (displayed.has(venue)) {
                quotes.set(
                        venue,
                        venues.available(venue),
                        displayed.signedPxE9(venue),
                        fees.takeFeeE9(),
                        displayed.isAtBest(venue));
            }
        }
        if (view.hasMid()) {
            quotes.mid(order.side().sign() * view.twiceMidE9());
        }
    }

    private void send(long nowNs) {
        for (int venue = 0; venue < split.length; venue++) {
            if (split[venue] > 0) {
                long pxE9 = order.side().sign() * displayed.signedPxE9(venue);
                execute(new ChildOrder(nowNs, venue, order.side(), split[venue], pxE9));
            }
        }
    }

    private void execute(ChildOrder child) {
        long qty = venues.execute(child);
        if (qty > 0) {
            long fee = fees.feeE9(qty, Liquidity.TAKER);
            int publisherId = view.publisherId(child.venue());
            ledger.onFill(new Fill(child.timeNs(), publisherId, qty, child.limitPxE9(), fee, Liquidity.TAKER));
        }
    }
}
