package io.slipway.sim;

import io.slipway.market.DisplayedLevels;
import io.slipway.model.ChildOrder;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/** An order of ours in a venue's book, and what is known of the queue ahead of it. */
final class RestingOrder {

    private static final double UNKNOWN = Double.POSITIVE_INFINITY;

    final ChildOrder order;
    final long signedPxE9;
    private final long joinedNs;
    long openQty;
    private double ahead;
    private long displayed;
    private long explained;
    private boolean hidden;

    /**
     * Joins a level behind all that is displayed there; how much stands at a level that the data does not show is unknown.
     *
     * @param own the side that it joins
     * @param nowNs when it joins
     */
    RestingOrder(ChildOrder order, long openQty, DisplayedLevels own, long nowNs) {
        this.order = order;
        this.openQty = openQty;
        joinedNs = nowNs;
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
        joinedNs = previous.joinedNs;
        ahead = previous.ahead;
        displayed = previous.displayed;
        explained = previous.explained;
        hidden = previous.hidden;
    }

    /** Shares of a trade at our price that are ours, of those that orders of ours before this one left. */
    long onTrade(long size, QueueModel queue) {
        boolean unknown = ahead == UNKNOWN;
        long filled = unknown ? 0 : Math.min(openQty, queue.filledBy(size, ahead, displayed, openQty));
        ahead = Math.max(0, ahead - size);
        explained += size;
        openQty -= filled;
        return filled;
    }

    /** Shares of a trade at a worse price that are ours: nobody is ahead of us there. */
    long onTradeThrough(long size) {
        long filled = Math.min(openQty, size);
        ahead = 0;
        openQty -= filled;
        return filled;
    }

    /** An order of others at our price that joined at {@code addedNs} lost {@code size} shares without trading. */
    void onCancel(long size, long addedNs) {
        if (addedNs <= joinedNs) {
            ahead = Math.max(0, ahead - size);
        }
        explained += size;
    }

    /** Takes over what the tape now displays at our level. */
    void onLevels(DisplayedLevels own, QueueModel queue) {
        int level = own.find(order.venue(), signedPxE9);
        if (level >= 0) {
            onSize(own.size(order.venue(), level), queue);
        } else if (own.isHidden(order.venue(), signedPxE9)) {
            hidden = true;
        } else {
            ahead = 0;
            displayed = 0;
            explained = 0;
            hidden = false;
        }
    }

    private void onSize(long size, QueueModel queue) {
        long gone = displayed - size;
        if (hidden || gone < 0) {
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
                .put(joinedNs)
                .put(ahead)
                .put(displayed)
                .put(explained)
                .put(hidden);
    }

    RestingOrder(StateReader state) {
        order = ChildOrder.restored(state);
        signedPxE9 = order.side().opposite().sign() * order.limitPxE9();
        openQty = state.takeLong();
        joinedNs = state.takeLong();
        ahead = state.takeDouble();
        displayed = state.takeLong();
        explained = state.takeLong();
        hidden = state.takeBoolean();
    }
}
