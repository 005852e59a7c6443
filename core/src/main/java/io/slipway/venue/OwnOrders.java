package io.slipway.venue;

import io.slipway.market.RemovedOrders;
import io.slipway.model.ChildOrder;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The strategy's resting orders at all venues, by side. */
final class OwnOrders {

    private final RestingOrders[] buys;
    private final RestingOrders[] sells;
    private @Nullable RestingOrder ended;

    /** Hidden orders at the midpoint, of all venues. */
    final MidpointOrders midpoints = new MidpointOrders();

    OwnOrders(int venues) {
        buys = new RestingOrders[venues];
        sells = new RestingOrders[venues];
        Arrays.setAll(buys, venue -> new RestingOrders(Side.BUY));
        Arrays.setAll(sells, venue -> new RestingOrders(Side.SELL));
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

    void onRemovals(int venue, RemovedOrders removals, long nowNs, RestingOrders.FillListener fills) {
        buys[venue].onRemovals(removals, nowNs, fills);
        sells[venue].onRemovals(removals, nowNs, fills);
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

    void restore(StateReader state, int venue, PrintRules rules) {
        buys[venue].restore(state, rules);
        sells[venue].restore(state, rules);
    }
}
