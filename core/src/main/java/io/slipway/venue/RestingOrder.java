package io.slipway.venue;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.ChildOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/** A resting order in a venue's book and its estimated queue position. */
final class RestingOrder {

    private static final double UNKNOWN = Double.POSITIVE_INFINITY;

    final ChildOrder order;
    final long signedPxE9;
    long openQty;
    private double ahead;
    private long displayed;
    private long explained;
    private long explainedNs = Long.MIN_VALUE;
    private boolean hidden;

    /**
     * Joins a level behind all that is displayed there; how much stands at a level that the data does not show is unknown.
     *
     * @param own the side that it joins
     */
    RestingOrder(ChildOrder order, long openQty, DisplayedLevels own) {
        this.order = order;
        this.openQty = openQty;
        signedPxE9 = order.side().opposite().sign() * order.limitPxE9();
        int level = own.find(order.venue(), signedPxE9);
        displayed = level < 0 ? 0 : own.size(order.venue(), level);
        hidden = level < 0 && own.isHidden(order.venue(), signedPxE9);
        ahead = hidden ? UNKNOWN : displayed;
    }

    /** The same place in the queue for fewer shares. */
    RestingOrder(RestingOrder previous, ChildOrder order, long openQty) {
        this.order = order;
        this.openQty = openQty;
        signedPxE9 = previous.signedPxE9;
        ahead = previous.ahead;
        displayed = previous.displayed;
        explained = previous.explained;
        explainedNs = previous.explainedNs;
        hidden = previous.hidden;
    }

    /**
     * Number of the order's shares that fill in a trade at its price, after earlier orders of the same strategy. With
     * order-level data, the orders that traded leave the queue with the next book row; until then the trades of one moment add
     * up.
     */
    long onTrade(long size, QueueModel queue, long nowNs) {
        boolean exact = queue.isExact();
        if (exact && explainedNs != nowNs) {
            explained = 0;
            explainedNs = nowNs;
        }
        double before = exact ? Math.max(0, ahead - explained) : ahead;
        long filled = before == UNKNOWN ? 0 : Math.min(openQty, queue.filledBy(size, before, displayed, openQty));
        if (!exact) {
            ahead = Math.max(0, ahead - size);
        }
        explained += size;
        openQty -= filled;
        return filled;
    }

    /** Number of the order's shares that fill in a trade beyond its price, where no other order is ahead. */
    long onTradeThrough(long size) {
        long filled = Math.min(openQty, size);
        ahead = 0;
        openQty -= filled;
        return filled;
    }

    /**
     * Records that another order at the same price with {@code aheadOfIt} shares ahead lost {@code size} shares. It was in
     * front of this order if fewer shares were ahead of it. If only an upper bound of the shares ahead is known, it remains an
     * upper bound: an order behind this one would mean that at most {@code aheadOfIt} shares are ahead.
     */
    void onRemoval(long size, long aheadOfIt) {
        ahead = Math.max(ahead - size, Math.min(ahead, (double) aheadOfIt));
    }

    /** Updates the displayed size at the order's level. */
    void onLevels(DisplayedLevels own, QueueModel queue) {
        int level = own.find(order.venue(), signedPxE9);
        if (level >= 0) {
            onSize(own.size(order.venue(), level), queue);
        } else if (own.isHidden(order.venue(), signedPxE9)) {
            hidden = true;
        } else {
            // A side that is not shown at all says nothing of its queues: an auction hides it.
            ahead = queue.isExact() && own.depth(order.venue()) == 0 ? ahead : 0;
            displayed = 0;
            explained = 0;
            hidden = false;
        }
    }

    private void onSize(long size, QueueModel queue) {
        long gone = displayed - size;
        if (hidden || gone < 0 || queue.isExact()) {
            explained = 0;
        } else {
            long byTrade = Math.min(gone, explained);
            explained -= byTrade;
            long left = displayed - byTrade;
            ahead = Math.min(ahead, (double) left);
            if (gone > byTrade) {
                ahead = queue.aheadAfterCancel(ahead, left - ahead, gone - byTrade);
            }
        }
        ahead = Math.min(ahead, (double) size);
        displayed = size;
        hidden = false;
    }

    double ahead() {
        return ahead;
    }

    void save(StateWriter state) {
        order.save(state);
        state.put(openQty)
                .put(ahead)
                .put(displayed)
                .put(explained)
                .put(explainedNs)
                .put(hidden);
    }

    RestingOrder(StateReader state) {
        order = ChildOrder.restored(state);
        signedPxE9 = order.side().opposite().sign() * order.limitPxE9();
        openQty = state.takeLong();
        ahead = state.takeDouble();
        displayed = state.takeLong();
        explained = state.takeLong();
        explainedNs = state.takeLong();
        hidden = state.takeBoolean();
    }
}
