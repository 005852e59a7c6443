package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.market.MarketBooks;
import io.slipway.market.RemovedOrders;
import io.slipway.model.ChildOrder;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The strategy's resting orders at all venues, by side, and what rows of the market do to them. */
final class OwnOrders {

    private final MarketBooks books;
    private final VenueModels models;
    private final DisplayedLiquidity liquidity;
    private final RecentBook recent;
    private final RestingOrders.FillListener fills;
    private final boolean isExact;
    private final DoubtfulPrints.PrintListener onConfirmed = this::trade;
    private final RestingOrders[] buys;
    private final RestingOrders[] sells;

    /** True where an order rests or displayed size was taken, so that rows matter. */
    private final boolean[] touched;

    private @Nullable RestingOrder ended;
    private long nowNs;

    /** Hidden orders at the midpoint, of all venues. */
    final MidpointOrders midpoints = new MidpointOrders();

    /**
     * No orders yet in {@code books}.
     *
     * @param liquidity what is left of the displayed sizes
     * @param recent the recent past of the books
     */
    OwnOrders(
            MarketBooks books,
            VenueModels models,
            DisplayedLiquidity liquidity,
            RecentBook recent,
            RestingOrders.FillListener fills) {
        this.books = books;
        this.models = models;
        this.liquidity = liquidity;
        this.recent = recent;
        this.fills = fills;
        isExact = models.queue().isExact();
        buys = new RestingOrders[books.venues()];
        sells = new RestingOrders[books.venues()];
        touched = new boolean[books.venues()];
        Arrays.setAll(buys, venue -> new RestingOrders(Side.BUY));
        Arrays.setAll(sells, venue -> new RestingOrders(Side.SELL));
        for (int venue = 0; venue < touched.length; venue++) {
            look(venue);
        }
    }

    /** An order arrives at a venue. */
    void touch(int venue) {
        touched[venue] = true;
    }

    /** Looks whether the strategy has a resting order or taken size at a venue. */
    void look(int venue) {
        touched[venue] = !isEmpty(venue) || !liquidity.isUntouched(venue);
    }

    /**
     * True if rows of a venue, unless they halt it, change nothing: no order rests there, nothing is taken, and the past is shared. An
     * exact queue learns from every row whether the data names fills.
     */
    boolean isNowhere(int venue) {
        return !touched[venue] && !isExact && midpoints.isEmpty() && recent.isShared(venue);
    }

    /** True if time alone changes nothing at a venue, and the queues are not exact. */
    boolean isStill(int venue) {
        return !isExact
                && liquidity.taken(Side.BUY).isStill(venue)
                && liquidity.taken(Side.SELL).isStill(venue)
                && recent.isShared(venue)
                && !recent.isWaiting(venue);
    }

    /** True if no order rests at a venue, so that only taken size makes its rows matter, and time changes nothing. */
    boolean isCalm(int venue) {
        return isEmpty(venue) && midpoints.isEmpty() && isStill(venue);
    }

    /** The books of a venue have changed. */
    void onBook(int venue, boolean isHalted, long timeNs) {
        if (touched[venue] && !(isEmpty(venue) && liquidity.isUnmoved(venue) && isCalm(venue))) {
            nowNs = timeNs;
            liquidity.onBook(venue, timeNs);
            follow(venue, Side.BUY, isHalted);
            follow(venue, Side.SELL, isHalted);
            look(venue);
        }
    }

    private void follow(int venue, Side side, boolean isHalted) {
        RestingOrders resting = of(venue, side);
        if (!isHalted) {
            recent.confirm(venue, side, nowNs, onConfirmed);
        }
        if (resting.isEmpty()) {
            return;
        }
        DisplayedLevels opposite = books.opposite(side);
        if (!isHalted && resting.isReached(venue, opposite) && !liquidity.isLocked(venue)) {
            resting.onOppositeLevels(venue, opposite, liquidity.taken(side), nowNs, fills);
        }
        followQueue(venue, side);
    }

    private void followQueue(int venue, Side side) {
        if (!recent.isUnknown(venue, side)) {
            of(venue, side).onOwnLevels(books.opposite(side.opposite()), models, nowNs);
        }
    }

    /** The books of a venue have changed, which changes the queues of one side's orders and nothing else. */
    void onQueue(int venue, Side side, long timeNs) {
        nowNs = timeNs;
        followQueue(venue, side);
    }

    /** Others have traded at a venue that is not halted. */
    void onPrint(int venue, long pxE9, long size, long timeNs) {
        if (touched[venue]) {
            nowNs = timeNs;
            meet(venue, Side.BUY, pxE9, size);
            meet(venue, Side.SELL, pxE9, size);
        }
    }

    private void meet(int venue, Side makers, long pxE9, long size) {
        if (!recent.isMet(venue, makers)) {
            return;
        }
        liquidity.onPrint(venue, makers.opposite(), pxE9, recent.unexplained(venue, makers), nowNs);
        boolean waits = !isExact && !of(venue, makers).isEmpty() && recent.isDoubtful(venue, makers, pxE9, size, nowNs);
        if (!waits) {
            trade(venue, makers, pxE9, size, Long.MAX_VALUE);
        }
    }

    private void trade(int venue, Side makers, long pxE9, long size, long joinedBeforeNs) {
        of(venue, makers).onTrade(pxE9, size, models, nowNs, joinedBeforeNs, fills);
    }

    RestingOrders of(int venue, Side side) {
        return side == Side.BUY ? buys[venue] : sells[venue];
    }

    boolean isEmpty(int venue) {
        return buys[venue].isEmpty() && sells[venue].isEmpty();
    }

    void add(RestingOrder resting) {
        of(resting.order.venue(), resting.order.side()).add(resting);
    }

    /** Shares ahead of an order; NaN if it does not rest. */
    double ahead(int venue, Side side, long orderId) {
        RestingOrders orders = of(venue, side);
        int at = orders.find(orderId);
        return at < 0 ? Double.NaN : orders.get(at).ahead();
    }

    /** True if an order would trade with an order that rests at its venue. */
    boolean cross(ChildOrder order) {
        RestingOrders others = of(order.venue(), order.side().opposite());
        return order.type() != OrderType.MIDPOINT
                && !others.isEmpty()
                && others.bestSignedPxE9() <= DisplayedLiquidity.worstSignedPxE9(order);
    }

    /** The orders among which an order rests; those of the sell side if it rests nowhere. */
    RestingOrders holding(int venue, long orderId) {
        return buys[venue].find(orderId) >= 0 ? buys[venue] : sells[venue];
    }

    /** Removes an order, and returns it; null if it does not rest. */
    @Nullable
    ChildOrder remove(int venue, long orderId) {
        RestingOrders resting = holding(venue, orderId);
        int at = resting.find(orderId);
        if (at < 0) {
            return midpoints.remove(venue, orderId);
        }
        ended = resting.remove(at);
        return ended.order;
    }

    /** The order that was removed last, once, for the next order to reuse its memory; null if there is none. */
    @Nullable
    RestingOrder takeEnded() {
        RestingOrder taken = ended;
        ended = null;
        return taken;
    }

    /** Removes all orders, venue by venue, buys first, then those at the midpoint, and passes each on. */
    void removeAll(Consumer<ChildOrder> removed) {
        for (int venue = 0; venue < buys.length; venue++) {
            for (RestingOrders resting : new RestingOrders[] {buys[venue], sells[venue]}) {
                while (!resting.isEmpty()) {
                    removed.accept(resting.remove(0).order);
                }
            }
        }
        for (ChildOrder order = midpoints.removeFirst(); order != null; order = midpoints.removeFirst()) {
            removed.accept(order);
        }
    }

    void onRemovals(int venue, RemovedOrders removals, long timeNs) {
        buys[venue].onRemovals(removals, timeNs, fills);
        sells[venue].onRemovals(removals, timeNs, fills);
    }

    void onFillsNamed(int venue) {
        buys[venue].onFillsNamed();
        sells[venue].onFillsNamed();
    }

    void onClear(int venue) {
        buys[venue].onClear();
        sells[venue].onClear();
    }

    void save(StateWriter state, int venue) {
        buys[venue].save(state);
        sells[venue].save(state);
    }

    void restore(StateReader state, int venue) {
        buys[venue].restore(state, models.prints());
        sells[venue].restore(state, models.prints());
        look(venue);
    }
}
