package io.slipway.engine;

import io.slipway.engine.ledger.FeeMeter;
import io.slipway.engine.quotes.PriceBounds;
import io.slipway.engine.routing.AcceptingSide;
import io.slipway.engine.routing.AcceptingVenues;
import io.slipway.engine.routing.BelievedLiquidity;
import io.slipway.engine.routing.TakeableQuotes;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.market.Obstacle;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.OrderType;
import io.slipway.model.ParentOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.model.TimeInForce;
import io.slipway.strategy.RoutableSide;
import io.slipway.strategy.TradingContext;
import io.slipway.strategy.VenueQuotes;
import io.slipway.strategy.WorkingOrder;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.VenueSimulator;
import java.util.List;
import java.util.Map;

/** The context of one strategy on simulated venues. Not thread-safe. */
final class SimulatedContext implements TradingContext {

    private final ParentOrder order;
    private final MarketView known;
    private final AcceptingVenues accepting;
    private final AcceptingSide far;
    private final AcceptingSide near;
    private final PriceBounds bounds;
    private final BelievedLiquidity believed;
    private final VenueSimulator venues;
    private final FeeMeter fees;
    private final TakeableQuotes quotes;
    private final long[] split;
    private final OrderBlotter orders;
    private final Timers timers;
    private long nowNs = Long.MIN_VALUE;
    private boolean inCall;
    private boolean started;

    /** A context in which nothing has happened yet. */
    SimulatedContext(RunSpec spec, ExecutionModel model, RunMarket surroundings, VenueSimulator venues) {
        order = spec.order();
        timers = new Timers(order.workingSessions());
        known = surroundings.known();
        bounds = new PriceBounds(order, surroundings.knownMid());
        this.venues = venues;
        fees = new FeeMeter(spec.fees(), known);
        accepting = new AcceptingVenues(known, surroundings.routability(), model.staleNs());
        far = surroundings.side(accepting, order.side(), Long.MIN_VALUE);
        near = surroundings.side(
                accepting, order.side().opposite(), -order.prices().worstSignedPxE9(order.side()));
        LiquidityLedger expected = surroundings.liquidity().apply(known.venues());
        believed = new BelievedLiquidity(expected, known.opposite(order.side()), order.side(), model.prints());
        quotes = new TakeableQuotes(accepting, far, near, fees, order.side());
        split = new long[known.venues()];
        orders = new OrderBlotter(order.qty());
    }

    /** A call of the strategy begins. */
    void enter(long timeNs) {
        nowNs = timeNs;
        inCall = true;
        accepting.setClock(timeNs);
        far.onChange();
        near.onChange();
    }

    /** The call ends. */
    void leave() {
        inCall = false;
    }

    /** The order's window opens. */
    void start() {
        started = true;
    }

    @Override
    public ParentOrder order() {
        return order;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public MarketView market() {
        return known;
    }

    @Override
    public RoutableSide far() {
        return far;
    }

    @Override
    public RoutableSide near() {
        return near;
    }

    @Override
    public long remainingQty() {
        return orders.remainingQty();
    }

    @Override
    public long filledQty() {
        return orders.filledQty();
    }

    @Override
    public List<WorkingOrder> working() {
        return orders.working();
    }

    @Override
    public boolean isRoutable(int venue) {
        return started ? accepting.acceptCounted(venue) : accepting.accept(venue);
    }

    @Override
    public long takeFeeE9(int venue, long pxE9) {
        return fees.takeFeeE9(venue, pxE9);
    }

    @Override
    public long rebateE9(int venue, long pxE9) {
        return fees.rebateE9(venue, pxE9);
    }

    @Override
    public int depth(int venue) {
        return far.depth(venue);
    }

    @Override
    public long signedCostE9(int venue, int level) {
        long signedPxE9 = far.signedPxE9(venue, level);
        return signedPxE9 + fees.takeFeeE9(venue, order.side().sign() * signedPxE9);
    }

    @Override
    public long available(int venue, int level) {
        return far.signedPxE9(venue, level) > bounds.worstSignedPxE9(nowNs)
                ? 0
                : believed.available(venue, level, nowNs);
    }

    @Override
    public VenueQuotes quotes() {
        return quotes.now(believed, bounds.worstSignedPxE9(nowNs), nowNs, started);
    }

    @Override
    public void take(long[] newSplit) {
        for (int venue = 0; venue < newSplit.length; venue++) {
            if (newSplit[venue] > 0) {
                long signedPxE9 = far.signedPxE9(venue);
                long shown = believed.available(venue, 0, nowNs);
                check(newSplit[venue]);
                believed.take(venue, 0, newSplit[venue], nowNs);
                send(
                        ChildOrder.immediate(
                                orders.nextId(),
                                venue,
                                order.side(),
                                newSplit[venue],
                                order.side().sign() * signedPxE9),
                        shown);
            }
        }
    }

    @Override
    public long takeAtBest(long qty) {
        VenueQuotes best = quotes();
        long wanted = Math.min(qty, remainingQty());
        long left = wanted;
        for (int venue = 0; venue < split.length; venue++) {
            split[venue] = best.isAtBest(venue) ? Math.min(left, best.available(venue)) : 0;
            left -= split[venue];
        }
        take(split);
        return wanted - left;
    }

    @Override
    public long takeThrough(int venue, long qty) {
        long left = qty;
        long worst = far.depth(venue) == 0 ? 0 : far.signedPxE9(venue, 0);
        for (int level = 0; left > 0 && level < far.depth(venue); level++) {
            long here = Math.min(left, available(venue, level));
            worst = here > 0 ? far.signedPxE9(venue, level) : worst;
            left -= here;
        }
        check(qty);
        long shown = believed.takeTo(Math.min(worst, bounds.worstSignedPxE9(nowNs)), venue, qty, nowNs);
        long limitPxE9 = order.side().sign() * Math.min(worst, bounds.worstSignedPxE9(nowNs));
        return send(ChildOrder.immediate(orders.nextId(), venue, order.side(), qty, limitPxE9), shown);
    }

    @Override
    public long market(int venue, long qty) {
        check(qty);
        long shown = believed.takeTo(bounds.worstSignedPxE9(nowNs), venue, qty, nowNs);
        return send(ChildOrder.market(orders.nextId(), venue, order.side(), qty), shown);
    }

    @Override
    public long immediateOrCancel(int venue, long qty, long limitPxE9) {
        check(qty);
        long shown = believed.takeTo(order.side().sign() * cut(limitPxE9), venue, qty, nowNs);
        return send(ChildOrder.immediate(orders.nextId(), venue, order.side(), qty, cut(limitPxE9)), shown);
    }

    @Override
    public long fillOrKill(int venue, long qty, long limitPxE9) {
        check(qty);
        long worst = order.side().sign() * cut(limitPxE9);
        long shown = believed.upTo(worst, venue, qty, nowNs) < qty ? 0 : believed.takeTo(worst, venue, qty, nowNs);
        return send(child(venue, qty, OrderType.LIMIT, limitPxE9, TimeInForce.FOK, 0), shown);
    }

    @Override
    public long limit(int venue, long qty, long limitPxE9) {
        check(qty);
        long shown = believed.takeTo(order.side().sign() * cut(limitPxE9), venue, qty, nowNs);
        return send(child(venue, qty, OrderType.LIMIT, limitPxE9, TimeInForce.DAY, 0), shown);
    }

    @Override
    public long limitUntil(int venue, long qty, long limitPxE9, long expireNs) {
        check(qty);
        long shown = believed.takeTo(order.side().sign() * cut(limitPxE9), venue, qty, nowNs);
        return send(child(venue, qty, OrderType.LIMIT, limitPxE9, TimeInForce.GTT, expireNs), shown);
    }

    @Override
    public long postOnly(int venue, long qty, long limitPxE9) {
        check(qty);
        return send(child(venue, qty, OrderType.POST_ONLY, limitPxE9, TimeInForce.DAY, 0), 0);
    }

    @Override
    public long midpoint(int venue, long qty) {
        check(qty);
        return send(child(venue, qty, OrderType.MIDPOINT, 0, TimeInForce.DAY, 0), 0);
    }

    /** Sends an order that takes at its venue at once, whatever the latency, to complete what was left at the end. */
    void complete(int venue, long qty, long limitPxE9) {
        ChildOrder child = ChildOrder.immediate(orders.nextId(), venue, order.side(), qty, limitPxE9);
        orders.onSend(child, qty, nowNs);
        venues.complete(child);
    }

    private void check(long qty) {
        checkOpen();
        if (qty <= 0 || qty > remainingQty()) {
            throw new IllegalStateException(
                    "an order is for 1 to all remaining shares: qty=" + qty + ", remaining=" + remainingQty());
        }
    }

    private void checkOpen() {
        if (!inCall || !started) {
            throw new IllegalStateException(
                    "a strategy acts during its own calls, from onStart on: time=" + nowNs + ", started=" + started);
        }
    }

    private ChildOrder child(int venue, long qty, OrderType type, long limitPxE9, TimeInForce life, long expireNs) {
        return new ChildOrder(orders.nextId(), venue, order.side(), qty, type, cut(limitPxE9), life, expireNs);
    }

    private long cut(long limitPxE9) {
        return bounds.cut(limitPxE9, nowNs);
    }

    private long send(ChildOrder child, long shownQty) {
        orders.onSend(child, shownQty, nowNs);
        venues.send(child, nowNs);
        return child.id();
    }

    @Override
    public void cancel(long orderId) {
        checkOpen();
        WorkingOrder working = orders.find(orderId);
        if (working != null && !working.cancelling() && !working.order().isImmediate()) {
            orders.onCancel(orderId);
            venues.cancel(working.order().venue(), orderId, nowNs);
        }
    }

    @Override
    public void cancelAll() {
        checkOpen();
        for (WorkingOrder each : orders.working()) {
            cancel(each.order().id());
        }
    }

    @Override
    public void replace(long orderId, long qty, long limitPxE9) {
        checkOpen();
        long cutPxE9 = cut(limitPxE9);
        int venue = orders.onReplace(orderId, qty, cutPxE9);
        venues.replace(venue, orderId, qty, cutPxE9, nowNs);
    }

    @Override
    public void setTimer(String name, long timeNs) {
        checkOpen();
        timers.set(name, Math.max(timeNs, nowNs + 1));
    }

    @Override
    public void cancelTimer(String name) {
        checkOpen();
        timers.cancel(name);
    }

    Timers timers() {
        return timers;
    }

    BelievedLiquidity believed() {
        return believed;
    }

    /** True if {@link #quotes} stay until a row changes what is displayed, as they were asked for last or, if {@code isLook}, as they are now. */
    boolean areQuotesStill(boolean isLook) {
        if (isLook) {
            quotes.now(believed, bounds.worstSignedPxE9(nowNs), nowNs, false);
        }
        return bounds.isFixed() && quotes.areStill(believed);
    }

    /** True if nothing was taken yet of what is displayed. */
    boolean isUntouched() {
        return believed.isUntouched();
    }

    /** A row was received, and {@link #market} shows it. True if it changes what is left of quotes that are shown as before. */
    boolean onRow(MarketUpdate update, int venue, boolean isHalted, long timeNs) {
        return believed.onRow(update, venue, isHalted, timeNs);
    }

    /** A report on an order was received. */
    void onReport(ExecutionReport report) {
        if (report.kind() == ExecutionReport.Kind.PROVIDED) {
            WorkingOrder filled = orders.find(report.orderId());
            if (filled != null) {
                believed.onProvided(report.venue(), filled.order().limitPxE9(), report.lastQty(), report.recvNs());
            }
        }
        if (orders.onReport(report)) {
            fees.count(report);
        }
    }

    OrderBlotter orders() {
        return orders;
    }

    /** Number of times that a venue that showed quotes was passed over, by reason. */
    Map<Obstacle, Long> passedOver() {
        return accepting.passedOver();
    }

    void save(StateWriter state) {
        state.section("context").put(nowNs).put(started);
        orders.save(state);
        timers.save(state);
        believed.save(state);
        fees.save(state);
        accepting.save(state);
    }

    void restore(StateReader state) {
        nowNs = state.section("context").takeLong();
        started = state.takeBoolean();
        orders.restore(state);
        timers.restore(state);
        believed.restore(state);
        fees.restore(state);
        accepting.restore(state);
    }
}
