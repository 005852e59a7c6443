package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.market.MarketBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hidden orders of one strategy run whose price is the midpoint of the national best. A print of the order's venue strictly inside
 * the national best, at the midpoint or on the order's side of it, shows that somebody traded where the order stood, and fills it at
 * the midpoint with at most the print's size, each print once. Nothing is known of hidden orders of others, so the order is behind
 * nobody: its fills are an upper bound.
 */
final class MidpointOrders {

    private static final long NONE = Long.MAX_VALUE;

    private final List<Open> orders = new ArrayList<>();

    private record Open(ChildOrder order, long openQty) {}

    boolean isEmpty() {
        return orders.isEmpty();
    }

    void add(ChildOrder order, long qty) {
        orders.add(new Open(order, qty));
    }

    /** Removes an order, and returns it; null if it is not one of these. */
    @Nullable
    ChildOrder remove(int venue, long orderId) {
        for (int i = 0; i < orders.size(); i++) {
            ChildOrder order = orders.get(i).order();
            if (order.venue() == venue && order.id() == orderId) {
                orders.remove(i);
                return order;
            }
        }
        return null;
    }

    /** Removes the oldest order, and returns it; null if there is none. */
    @Nullable
    ChildOrder removeFirst() {
        return orders.isEmpty() ? null : orders.remove(0).order();
    }

    /** Others have traded in the book of a venue that is not halted; no order is filled beyond a signed price. */
    void onPrint(
            int venue,
            long pxE9,
            long size,
            MarketBooks books,
            long worstSignedPxE9,
            DisplayedLiquidity.TakeListener fills) {
        if (orders.isEmpty()) {
            return;
        }
        long askE9 = best(books, Side.BUY);
        long minusBidE9 = best(books, Side.SELL);
        if (askE9 == NONE || minusBidE9 == NONE || pxE9 <= -minusBidE9 || pxE9 >= askE9) {
            return;
        }
        long twiceMidE9 = askE9 - minusBidE9;
        long left = size;
        for (int i = 0; i < orders.size() && left > 0; i++) {
            Open open = orders.get(i);
            int sign = open.order().side().sign();
            boolean within = sign * midPxE9(twiceMidE9, sign) <= worstSignedPxE9;
            if (open.order().venue() == venue && within && sign * (2 * pxE9 - twiceMidE9) <= 0) {
                long filled = Math.min(left, open.openQty());
                left -= filled;
                orders.set(i, new Open(open.order(), open.openQty() - filled));
                fills.onTake(open.order(), filled, midPxE9(twiceMidE9, sign), open.openQty() - filled);
            }
        }
        orders.removeIf(open -> open.openQty() == 0);
    }

    /** Half of twice the midpoint; half a unit of 1e-9 is rounded against the order. */
    private static long midPxE9(long twiceMidE9, int sign) {
        return -sign * Math.floorDiv(-sign * twiceMidE9, 2);
    }

    private static long best(MarketBooks books, Side taker) {
        DisplayedLevels levels = books.opposite(taker);
        long best = NONE;
        for (int venue = 0; venue < books.venues(); venue++) {
            if (levels.depth(venue) > 0) {
                best = Math.min(best, levels.signedPxE9(venue, 0));
            }
        }
        return best;
    }

    void save(StateWriter state) {
        state.put((long) orders.size());
        for (Open open : orders) {
            open.order().save(state);
            state.put(open.openQty());
        }
    }

    void restore(StateReader state) {
        orders.clear();
        for (int left = state.takeCount(); left > 0; left--) {
            ChildOrder order = ChildOrder.restored(state);
            orders.add(new Open(order, state.takeLong()));
        }
    }
}
