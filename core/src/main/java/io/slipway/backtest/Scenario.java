package io.slipway.backtest;

import io.slipway.algo.ExecutionAlgo;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.FeeSchedule;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.ParentOrder;
import io.slipway.route.Allocator;
import io.slipway.route.VenueQuotes;
import io.slipway.sim.VenueModels;
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
    private final VenueSimulator venues;
    private final ExecutionLedger ledger;
    private final VenueQuotes quotes;
    private final long[] split;
    private long nextTimerNs;
    private long orders;

    Scenario(BacktestSettings settings, Strategy strategy, SnapshotSums sums, MarketView view) {
        order = settings.order();
        fees = settings.fees();
        algo = strategy.algo().create(settings, sums);
        allocator = strategy.allocator().create(settings, view.venues());
        this.view = view;
        displayed = view.opposite(order.side());
        VenueModels models = VenueModels.defaults().withLiquidity(settings.profile()::newLiquidityLedger);
        venues = new VenueSimulator(view, models, this::onReport);
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
        return venues.reusedQty();
    }

    void onQuote(int venue, long nowNs) {
        venues.onBook(venue, nowNs);
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
                        venues.available(venue, order.side(), 0),
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
                venues.send(ChildOrder.immediate(orders++, venue, order.side(), split[venue], pxE9), nowNs);
            }
        }
    }

    private void onReport(ExecutionReport report) {
        if (report.kind().isFill()) {
            long fee = fees.feeE9(report.lastQty(), Liquidity.TAKER);
            int publisherId = view.publisherId(report.venue());
            ledger.onFill(
                    new Fill(report.eventNs(), publisherId, report.lastQty(), report.lastPxE9(), fee, Liquidity.TAKER));
        }
    }
}
