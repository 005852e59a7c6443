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
import io.slipway.sim.LiquidityLedger;
import io.slipway.sim.VenueModels;
import io.slipway.sim.VenueSimulator;
import io.slipway.tca.SnapshotSums;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * One way of executing the parent order: a schedule and an allocator that act on what is known of the market, and venues that
 * do with its orders what the market then allows.
 */
final class Scenario {

    private final ParentOrder order;
    private final FeeSchedule[] fees;
    private final ExecutionAlgo algo;
    private final Allocator allocator;
    private final MarketView known;
    private final DisplayedSide displayed;
    private final LiquidityLedger expected;
    private final VenueSimulator venues;
    private final ExecutionLedger ledger;
    private final VenueQuotes quotes;
    private final long[] split;
    private final Map<Long, Long> openQty = new HashMap<>();
    private long workingQty;
    private long nextTimerNs;
    private long orders;
    private boolean reportHeard;

    /** A scenario in {@code market}, of which it knows {@code known}. */
    Scenario(BacktestSettings settings, Strategy strategy, SnapshotSums sums, MarketView market, MarketView known) {
        order = settings.order();
        fees = new FeeSchedule[market.venues()];
        Arrays.setAll(fees, venue -> settings.fees().of(market.publisherId(venue)));
        algo = strategy.algo().create(settings, sums);
        allocator = strategy.allocator().create(settings, market.venues());
        this.known = known;
        displayed = known.opposite(order.side());
        expected = settings.profile().newLiquidityLedger(market.venues());
        VenueModels models = VenueModels.defaults()
                .withLiquidity(settings.profile()::newLiquidityLedger)
                .withLatency(settings.latency().orders());
        venues = new VenueSimulator(market, models, this::onReport);
        ledger = new ExecutionLedger(order);
        quotes = new VenueQuotes(market.venues());
        split = new long[market.venues()];
        nextTimerNs = algo.nextTimerNs(Long.MIN_VALUE);
    }

    boolean isDone() {
        return ledger.filledQty() == order.qty();
    }

    /** When something happens to it next although the market is still: its schedule's timer, or a message that arrives. */
    long nextTimerNs() {
        return Math.min(nextTimerNs, venues.nextMessageNs());
    }

    /** A moment of {@link #nextTimerNs} has come, after all that the market did at it. */
    void onTimer(long nowNs) {
        boolean due = nextTimerNs == nowNs;
        reportHeard = false;
        venues.advanceBefore(nowNs + 1);
        if (due || reportHeard) {
            decide(nowNs);
        }
    }

    ExecutionLedger ledger() {
        return ledger;
    }

    long reusedQty() {
        return venues.reusedQty();
    }

    /** Lets what arrives before a time arrive, at the venues as they still are. */
    void advanceBefore(long timeNs) {
        venues.advanceBefore(timeNs);
    }

    /** A venue's book has changed. */
    void onBook(int venue, long nowNs) {
        venues.onBook(venue, nowNs);
    }

    /** What is known of a venue's book has changed. */
    void onHeard(int venue, long nowNs) {
        expected.onLevels(venue, displayed, nowNs);
    }

    void decide(long nowNs) {
        venues.advanceBefore(nowNs);
        long committed = ledger.filledQty() + workingQty;
        long due = Math.min(algo.dueQty(nowNs, committed), order.qty() - committed);
        nextTimerNs = algo.nextTimerNs(nowNs);
        if (due > 0 && displayed.hasBest()) {
            look(nowNs);
            if (allocator.allocate(quotes, due, split) > 0) {
                send(nowNs);
            }
        }
    }

    /** Ends the order: what is on its way arrives if it arrives in time, and all fills are accounted for. */
    void finish(long endNs) {
        venues.finish(endNs);
    }

    private void look(long nowNs) {
        quotes.clear();
        for (int venue = 0; venue < known.venues(); venue++) {
            if (displayed.has(venue)) {
                long signedPxE9 = displayed.signedPxE9(venue);
                quotes.set(
                        venue,
                        expected.available(venue, signedPxE9, displayed.size(venue), nowNs),
                        signedPxE9,
                        fees[venue].takeFeeE9(),
                        displayed.isAtBest(venue));
            }
        }
        if (known.hasMid()) {
            quotes.mid(order.side().sign() * known.twiceMidE9());
        }
    }

    private void send(long nowNs) {
        for (int venue = 0; venue < split.length; venue++) {
            if (split[venue] > 0) {
                long signedPxE9 = displayed.signedPxE9(venue);
                expected.onTake(venue, signedPxE9, split[venue], displayed.size(venue), nowNs);
                long id = orders++;
                openQty.put(id, split[venue]);
                workingQty += split[venue];
                long limitPxE9 = order.side().sign() * signedPxE9;
                venues.send(ChildOrder.immediate(id, venue, order.side(), split[venue], limitPxE9), nowNs);
            }
        }
    }

    private void onReport(ExecutionReport report) {
        reportHeard = true;
        if (report.kind().isFill()) {
            long fee = fees[report.venue()].feeE9(report.lastQty(), Liquidity.TAKER);
            int publisherId = known.publisherId(report.venue());
            ledger.onFill(
                    new Fill(report.eventNs(), publisherId, report.lastQty(), report.lastPxE9(), fee, Liquidity.TAKER));
        }
        long open = openQty.getOrDefault(report.orderId(), 0L);
        workingQty -= open - report.leavesQty();
        if (report.leavesQty() == 0) {
            openQty.remove(report.orderId());
        } else {
            openQty.put(report.orderId(), report.leavesQty());
        }
    }
}
