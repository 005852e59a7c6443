package io.slipway.engine;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.OrderType;
import io.slipway.model.ParentOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.model.TimeInForce;
import io.slipway.strategy.VenueQuotes;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.VenueSimulator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link Trader} sits: what is known of the market and of its own orders, and the way to send some. What it knows
 * of may be old, and what is on its way may still be filled. Not thread-safe.
 */
public final class Desk {

    private final ParentOrder order;
    private final MarketView known;
    private final DisplayedSide displayed;
    private final LiquidityLedger expected;
    private final VenueSimulator venues;
    private final FeeMeter fees;
    private final @Nullable Routability routability;
    private final long staleNs;
    private final EnumMap<Obstacle, Long> passedOver = new EnumMap<>(Obstacle.class);
    private final VenueQuotes quotes;
    private final TreeMap<Long, WorkingOrder> working = new TreeMap<>();
    private long filledQty;
    private long workingQty;
    private final List<SentOrder> sent = new ArrayList<>();

    /** A desk; {@code routability} is null where every venue that shows something gets orders. */
    Desk(BacktestSettings settings, MarketView known, @Nullable Routability routability, VenueSimulator venues) {
        order = settings.order();
        this.known = known;
        this.venues = venues;
        fees = new FeeMeter(settings.fees(), known);
        displayed = known.opposite(order.side());
        expected = settings.conditions().newLedger(settings.profile(), known.venues());
        this.routability = routability;
        staleNs = settings.conditions().staleNs();
        quotes = new VenueQuotes(known.venues());
    }

    /**
     * A child order when it was sent; its place in the list of all is its id.
     *
     * @param venue index of the venue
     * @param timeNs when
     * @param qty shares
     * @param shownQty shares that were expected there for it to take; zero if it was to rest
     */
    record SentOrder(int venue, long timeNs, long qty, long shownQty) {}

    /** The parent order. */
    public ParentOrder order() {
        return order;
    }

    /** What is known of the market. */
    public MarketView known() {
        return known;
    }

    /** What the next share that takes at a venue and price is charged, in 1e-9 of the quote currency. */
    public long takeFeeE9(int venue, long pxE9) {
        return fees.takeFeeE9(venue, pxE9);
    }

    /** What the next share that provides at a venue and price receives, in 1e-9 of the quote currency. */
    public long rebateE9(int venue, long pxE9) {
        return fees.rebateE9(venue, pxE9);
    }

    /** Shares that are neither filled, as far as is known, nor in an order that is out. */
    public long openQty() {
        return order.qty() - filledQty - workingQty;
    }

    /** Shares that are filled, as far as is known. */
    public long filledQty() {
        return filledQty;
    }

    /** Child orders whose end is not known yet, oldest first. */
    public Collection<WorkingOrder> working() {
        return working.values();
    }

    /** Whether any venue is known to show the side that the order takes. */
    public boolean isOffered() {
        return displayed.hasBest();
    }

    /** Whether a venue gets orders: it is not halted, and was heard of lately enough. */
    public boolean isRoutable(int venue, long nowNs) {
        Obstacle obstacle = routability == null ? null : routability.obstacle(venue, staleNs, nowNs);
        if (obstacle != null) {
            passedOver.merge(obstacle, 1L, Long::sum);
        }
        return obstacle == null;
    }

    /** What we expect to get where by taking now, at the venues that get orders; valid until the next call. */
    public VenueQuotes quotes(long nowNs) {
        quotes.clear();
        for (int venue = 0; venue < known.venues(); venue++) {
            if (displayed.has(venue) && isRoutable(venue, nowNs)) {
                long signedPxE9 = displayed.signedPxE9(venue);
                quotes.set(
                        venue,
                        expected.available(venue, signedPxE9, displayed.size(venue), nowNs),
                        signedPxE9,
                        fees.takeFeeE9(venue, order.side().sign() * signedPxE9),
                        displayed.isAtBest(venue));
            }
        }
        if (known.hasMid()) {
            quotes.mid(order.side().sign() * known.twiceMidE9());
        }
        return quotes;
    }

    /** Sends each venue an order for {@code split} shares that takes what it can at the price that the venue is known to show. */
    public void take(long[] split, long nowNs) {
        for (int venue = 0; venue < split.length; venue++) {
            if (split[venue] > 0) {
                long signedPxE9 = displayed.signedPxE9(venue);
                long shown = expected.available(venue, signedPxE9, displayed.size(venue), nowNs);
                expected.onTake(venue, signedPxE9, split[venue], displayed.size(venue), nowNs);
                long limitPxE9 = order.side().sign() * signedPxE9;
                send(ChildOrder.immediate(sent.size(), venue, order.side(), split[venue], limitPxE9), shown, nowNs);
            }
        }
    }

    /** How many levels of the side that the order takes a venue is known to show. */
    int depth(int venue) {
        return displayed.depth(venue);
    }

    /** What a share of a level costs with its fee, in 1e-9; the lower the better on either side. */
    long signedCostE9(int venue, int level) {
        long signedPxE9 = displayed.signedPxE9(venue, level);
        return signedPxE9 + fees.takeFeeE9(venue, order.side().sign() * signedPxE9);
    }

    /** What we expect to get of a level by taking now. */
    long expectedQty(int venue, int level, long nowNs) {
        return expected.available(venue, displayed.signedPxE9(venue, level), displayed.size(venue, level), nowNs);
    }

    /** Sends a venue an order that takes {@code qty} shares of what we expect there, through as many levels as that needs. */
    void takeThrough(int venue, long qty, long nowNs) {
        long left = qty;
        long limitPxE9 = 0;
        for (int level = 0; left > 0 && level < displayed.depth(venue); level++) {
            long here = Math.min(left, expectedQty(venue, level, nowNs));
            if (here > 0) {
                long signedPxE9 = displayed.signedPxE9(venue, level);
                expected.onTake(venue, signedPxE9, here, displayed.size(venue, level), nowNs);
                limitPxE9 = order.side().sign() * signedPxE9;
                left -= here;
            }
        }
        send(ChildOrder.immediate(sent.size(), venue, order.side(), qty, limitPxE9), qty - left, nowNs);
    }

    /** Sends an order that rests at a price until it is cancelled, and is rejected if it would take. */
    public void rest(int venue, long qty, long pxE9, long nowNs) {
        long id = sent.size();
        send(new ChildOrder(id, venue, order.side(), qty, OrderType.POST_ONLY, pxE9, TimeInForce.DAY, 0), 0, nowNs);
    }

    /** Asks for the end of every order that rests and of which it was not asked yet. */
    public void cancelAll(long nowNs) {
        for (WorkingOrder each : new ArrayList<>(working.values())) {
            if (!each.cancelling() && !each.order().isImmediate()) {
                long id = each.order().id();
                working.put(id, new WorkingOrder(each.order(), each.leavesQty(), true));
                venues.cancel(each.order().venue(), id, nowNs);
            }
        }
    }

    private void send(ChildOrder child, long shownQty, long nowNs) {
        if (child.qty() > openQty()) {
            throw new IllegalStateException("more than the order: openQty=" + openQty() + ", child=" + child);
        }
        working.put(child.id(), new WorkingOrder(child, child.qty(), false));
        workingQty += child.qty();
        sent.add(new SentOrder(child.venue(), nowNs, child.qty(), shownQty));
        venues.send(child, nowNs);
    }

    /** Quotes of a venue were heard, and {@link #known} shows them. */
    void onBookHeard(int venue, long nowNs) {
        expected.onLevels(venue, displayed, nowNs);
    }

    void onReport(ExecutionReport report) {
        WorkingOrder child = working.get(report.orderId());
        if (child == null) {
            return;
        }
        if (report.kind().isFill()) {
            filledQty += report.lastQty();
            fees.count(report);
        }
        workingQty -= child.leavesQty() - report.leavesQty();
        if (report.leavesQty() == 0) {
            working.remove(report.orderId());
        } else {
            working.put(report.orderId(), new WorkingOrder(child.order(), report.leavesQty(), child.cancelling()));
        }
    }

    /** All child orders that were sent, by id. */
    List<SentOrder> sent() {
        return sent;
    }

    /** How often a venue that showed quotes was passed over, by reason. */
    Map<Obstacle, Long> passedOver() {
        return passedOver;
    }

    void save(StateWriter state) {
        state.section("desk").put(filledQty).put(workingQty).put((long) sent.size());
        for (SentOrder each : sent) {
            state.put(each.venue()).put(each.timeNs()).put(each.qty()).put(each.shownQty());
        }
        state.put((long) working.size());
        for (WorkingOrder each : working.values()) {
            each.order().save(state);
            state.put(each.leavesQty()).put(each.cancelling());
        }
        expected.save(state);
        fees.save(state);
        for (Obstacle obstacle : Obstacle.values()) {
            state.put(passedOver.getOrDefault(obstacle, 0L));
        }
    }

    void restore(StateReader state) {
        filledQty = state.section("desk").takeLong();
        workingQty = state.takeLong();
        sent.clear();
        for (int left = state.takeCount(); left > 0; left--) {
            int venue = Math.toIntExact(state.takeLong());
            sent.add(new SentOrder(venue, state.takeLong(), state.takeLong(), state.takeLong()));
        }
        working.clear();
        for (int left = state.takeCount(); left > 0; left--) {
            ChildOrder child = ChildOrder.restored(state);
            working.put(child.id(), new WorkingOrder(child, state.takeLong(), state.takeBoolean()));
        }
        expected.restore(state);
        fees.restore(state);
        passedOver.clear();
        for (Obstacle obstacle : Obstacle.values()) {
            long count = state.takeLong();
            if (count > 0) {
                passedOver.put(obstacle, count);
            }
        }
    }
}
