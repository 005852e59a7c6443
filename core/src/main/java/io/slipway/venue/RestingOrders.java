package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.market.RemovedOrders;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** The resting orders of one side at one venue in price-time priority. */
final class RestingOrders {

    /** Receives fills. */
    @FunctionalInterface
    interface FillListener {
        /** {@code qty} shares of {@code resting} were filled at its price; its open quantity is already what is left. */
        void onFill(RestingOrder resting, long qty);
    }

    private final Side side;
    private final List<RestingOrder> orders = new ArrayList<>();
    private boolean namesFills;

    RestingOrders(Side side) {
        this.side = side;
    }

    /** The data names the orders of this side that are filled. */
    void onFillsNamed() {
        namesFills = true;
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    /** The signed price of the best of them, as {@link RestingOrder#signedPxE9}; {@link VenueSimulator#NO_ORDER} if there is none. */
    long bestSignedPxE9() {
        return orders.isEmpty() ? VenueSimulator.NO_ORDER : orders.get(0).signedPxE9;
    }

    /** The {@link RestingOrder#settledSize} of the only order; zero if there is none. */
    long settledSize() {
        return orders.isEmpty() ? 0 : orders.size() == 1 ? orders.get(0).settledSize() : RestingOrder.UNSETTLED;
    }

    void add(RestingOrder resting) {
        int at = orders.size();
        while (at > 0 && orders.get(at - 1).signedPxE9 > resting.signedPxE9) {
            at--;
        }
        orders.add(at, resting);
    }

    /** The position of an order, or -1. */
    int find(long orderId) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).order.id() == orderId) {
                return i;
            }
        }
        return -1;
    }

    RestingOrder get(int i) {
        return orders.get(i);
    }

    int size() {
        return orders.size();
    }

    void set(int i, RestingOrder resting) {
        orders.set(i, resting);
    }

    RestingOrder remove(int i) {
        return orders.remove(i);
    }

    /** Processes a trade with an aggressor that trades with this side: with orders that joined before {@code joinedBeforeNs}. */
    void onTrade(long pxE9, long size, VenueModels models, long nowNs, long joinedBeforeNs, FillListener fills) {
        long signedPxE9 = side.opposite().sign() * pxE9;
        long left = size;
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder resting = orders.get(i);
            boolean through = resting.signedPxE9 < signedPxE9;
            if (resting.signedPxE9 > signedPxE9) {
                break;
            } else if (resting.sinceNs >= joinedBeforeNs) {
                continue;
            }
            if (!through && left < size) {
                resting.onEarlierFill(size - left, nowNs);
            }
            long filled = through ? resting.onTradeThrough(left) : left == 0 ? 0 : resting.onTrade(left, models, nowNs);
            if (filled > 0) {
                left -= filled;
                fills.onFill(resting, filled);
            }
        }
        dropFilled();
    }

    /**
     * Processes removals of other orders, of which those that traded may have been behind the strategy's orders. The data names the
     * orders of this side that are filled if it has done so once.
     */
    void onRemovals(RemovedOrders removals, long nowNs, FillListener fills) {
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).onMoment(nowNs);
        }
        for (int removal = 0; removal < removals.count(); removal++) {
            if (removals.isBid(removal) == (side == Side.BUY)) {
                namesFills |= removals.traded(removal) > 0;
                onRemoval(removals, removal, fills);
            }
        }
        if (namesFills) {
            for (int i = 0; i < orders.size(); i++) {
                onPassed(i, orders.get(i).onRemoved(), fills);
            }
        }
        dropFilled();
    }

    private void onRemoval(RemovedOrders removals, int removal, FillListener fills) {
        long signedPxE9 = side.opposite().sign() * removals.pxE9(removal);
        for (int i = 0; i < orders.size(); i++) {
            RestingOrder resting = orders.get(i);
            if (resting.signedPxE9 == signedPxE9) {
                long filled =
                        resting.onRemoval(removals.size(removal), removals.ahead(removal), removals.traded(removal));
                onPassed(i, filled, fills);
            }
        }
    }

    private void onPassed(int i, long filled, FillListener fills) {
        if (filled > 0) {
            for (int later = i + 1; later < orders.size(); later++) {
                if (orders.get(later).signedPxE9 == orders.get(i).signedPxE9) {
                    orders.get(later).use(filled);
                }
            }
            fills.onFill(orders.get(i), filled);
        }
    }

    /** Processes a change of the venue's book on this side. */
    void onOwnLevels(DisplayedLevels own, VenueModels models, long nowNs) {
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).onLevels(own, models, namesFills, nowNs);
        }
    }

    /** Processes the end of what is known of this side: it was cleared, and is to be shown again. */
    void onClear() {
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).onClear();
        }
    }

    /**
     * Processes opposite quotes at or through the orders' prices; the orders trade with them first.
     *
     * @param available size of each level that is still available
     */
    void onOppositeLevels(
            int venue, DisplayedLevels opposite, LiquidityLedger available, long nowNs, FillListener fills) {
        for (int level = 0; level < opposite.depth(venue) && !orders.isEmpty(); level++) {
            long signedPxE9 = opposite.signedPxE9(venue, level);
            if (signedPxE9 > -bestSignedPxE9()) {
                return;
            }
            long displayed = opposite.size(venue, level);
            long left = available.available(venue, signedPxE9, displayed, nowNs);
            for (int i = 0; i < orders.size() && left > 0 && signedPxE9 <= -orders.get(i).signedPxE9; i++) {
                long filled = orders.get(i).onTradeThrough(left);
                if (filled > 0) {
                    left -= filled;
                    available.onTake(venue, signedPxE9, filled, displayed, nowNs);
                    fills.onFill(orders.get(i), filled);
                }
            }
            dropFilled();
        }
    }

    /** True if the best opposite quote of a venue is at the price of the best of them or through it. There must be one. */
    boolean isReached(int venue, DisplayedLevels opposite) {
        return opposite.depth(venue) > 0 && opposite.signedPxE9(venue, 0) <= -bestSignedPxE9();
    }

    private void dropFilled() {
        for (int i = orders.size() - 1; i >= 0; i--) {
            if (orders.get(i).openQty == 0) {
                orders.remove(i);
            }
        }
    }

    void save(StateWriter state) {
        state.put(namesFills).put((long) orders.size());
        orders.forEach(resting -> resting.save(state));
    }

    void restore(StateReader state, PrintRules rules) {
        namesFills = state.takeBoolean();
        orders.clear();
        for (int left = state.takeCount(); left > 0; left--) {
            orders.add(new RestingOrder(state, rules));
        }
    }
}
