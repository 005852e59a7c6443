package io.slipway.engine;

import io.slipway.market.MarketEvent;
import io.slipway.market.MarketView;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.tca.Execution;
import io.slipway.tca.SnapshotSums;
import io.slipway.tca.VenueOrder;
import io.slipway.venue.ReportListener;
import io.slipway.venue.VenueSimulator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contender: a trader that acts on what is known of the market, and venues that do with its orders what the market allows. */
final class StrategyRun implements ReportListener {

    private final Contender contender;
    private final FeeMeter fees;
    private final MarketView market;
    private final VenueSimulator venues;
    private final ExecutionLedger ledger;
    private final Desk desk;
    private final Trader trader;
    private final long hearsFromNs;
    private long nextTimerNs;
    private boolean reportHeard;

    /** A scenario in {@code market}, of which it knows {@code known}. */
    StrategyRun(
            Contender contender,
            SnapshotSums sums,
            MarketView market,
            MarketView known,
            @Nullable Routability routability) {
        BacktestSettings settings = contender.settings();
        this.contender = contender;
        this.market = market;
        fees = new FeeMeter(settings.fees(), market);
        venues = new VenueSimulator(market, settings.conditions().venueModels(settings.profile()), this);
        ledger = new ExecutionLedger(settings.order());
        desk = new Desk(settings, known, routability, venues);
        trader = contender.strategy().trader().create(settings, sums, known);
        hearsFromNs = trader.hearsFromNs(settings.order().startNs());
        nextTimerNs = trader.nextTimerNs(Long.MIN_VALUE);
    }

    /** From when on it wants to hear of the market. */
    long hearsFromNs() {
        return hearsFromNs;
    }

    boolean isDone() {
        return ledger.filledQty() == contender.settings().order().qty();
    }

    /** When something happens to it next although the market is still: its trader's timer, or a message that arrives. */
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

    /** Something happens at a venue, whose books the market shows already if it changes them. */
    void onHappening(MarketEvent event, int venue, long nowNs) {
        venues.onEvent(venue, event, nowNs);
    }

    /** A venue's quotes in a snapshot, which are known at once. */
    void onSnapshot(int venue, long nowNs) {
        venues.onBook(venue, nowNs);
        desk.onBookHeard(venue, nowNs);
    }

    /** Lets what arrives before a time arrive, at the venues as they still are. */
    void advanceBefore(long timeNs) {
        venues.advanceBefore(timeNs);
    }

    /** A row is heard, and what is known shows it. */
    void onHeard(MarketEvent event, int venue, long nowNs) {
        if (event.action().isBook()) {
            desk.onBookHeard(venue, nowNs);
        }
        if (nowNs >= hearsFromNs) {
            trader.onHeard(event, venue, nowNs);
        }
    }

    void decide(long nowNs) {
        venues.advanceBefore(nowNs);
        trader.decide(nowNs, desk);
        nextTimerNs = trader.nextTimerNs(nowNs);
    }

    /** Ends the order: what is on its way arrives if it arrives in time, and all fills are accounted for. */
    void finish(long endNs) {
        venues.finish(endNs);
        boolean neverArrived = desk.working().stream()
                .allMatch(each -> each.leavesQty() == each.order().qty());
        if (!neverArrived || desk.filledQty() != ledger.filledQty()) {
            throw new IllegalStateException("orders without an end: strategy="
                    + contender.strategy().name() + ", working=" + desk.working() + ", filled=" + ledger.filledQty());
        }
    }

    @Override
    public void onExecution(ExecutionReport fill) {
        Liquidity liquidity = fill.kind() == ExecutionReport.Kind.PROVIDED ? Liquidity.MAKER : Liquidity.TAKER;
        ledger.onFill(
                fill.orderId(),
                new Fill(
                        fill.eventNs(),
                        market.publisherId(fill.venue()),
                        fill.lastQty(),
                        fill.lastPxE9(),
                        fees.chargeE9(fill, liquidity),
                        liquidity,
                        market.nationalQuote()));
    }

    @Override
    public void onReport(ExecutionReport report) {
        reportHeard = true;
        desk.onReport(report);
    }

    StrategyResult toResult() {
        List<List<Fill>> fills = ledger.fillsByOrder(desk.sent().size());
        List<VenueOrder> orders = new ArrayList<>();
        for (int i = 0; i < fills.size(); i++) {
            Desk.SentOrder sent = desk.sent().get(i);
            orders.add(new VenueOrder(
                    market.publisherId(sent.venue()), sent.timeNs(), sent.qty(), sent.shownQty(), fills.get(i)));
        }
        return new StrategyResult(
                contender.strategy().name(),
                contender.settings().order(),
                new Execution(ledger.filledQty(), ledger.cashE9()),
                ledger.fills(),
                orders,
                trader.plan(),
                venues.reusedQty(),
                desk.passedOver());
    }

    void save(StateWriter state) {
        state.section(contender.strategy().name()).put(nextTimerNs);
        venues.save(state);
        ledger.save(state);
        fees.save(state);
        desk.save(state);
        trader.save(state);
    }

    void restore(StateReader state) {
        nextTimerNs = state.section(contender.strategy().name()).takeLong();
        venues.restore(state);
        ledger.restore(state);
        fees.restore(state);
        desk.restore(state);
        trader.restore(state);
    }
}
