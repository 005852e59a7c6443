package io.slipway.tca.order;

import io.slipway.model.Fill;
import io.slipway.model.OrderStep;
import java.util.List;

/**
 * One order that was sent to a venue, and what came of it.
 *
 * @param publisherId the venue's publisher id
 * @param sentNs when it was sent
 * @param qty shares sent, positive
 * @param shownQty shares that the venue was known to show for the order to take when it was sent; zero if it was to rest
 * @param fills its fills, in order
 * @param steps the steps of its life by time; empty where they were not kept
 */
public record VenueOrder(
        int publisherId, long sentNs, long qty, long shownQty, List<Fill> fills, List<OrderStep> steps) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the quantity is not positive, what was shown is negative, or fills are of another
     *     venue, before the order or more than it
     */
    public VenueOrder {
        fills = List.copyOf(fills);
        steps = List.copyOf(steps);
        long filled = 0;
        for (Fill fill : fills) {
            filled += fill.qty();
            if (fill.publisherId() != publisherId || fill.timeNs() < sentNs) {
                throw new IllegalArgumentException("a fill of another order: publisherId=" + fill.publisherId()
                        + ", timeNs=" + fill.timeNs() + ", sentNs=" + sentNs);
            }
        }
        if (qty <= 0 || shownQty < 0 || filled > qty) {
            throw new IllegalArgumentException(
                    "no order: qty=" + qty + ", shownQty=" + shownQty + ", filledQty=" + filled);
        }
    }

    /** An order of whose steps nothing is known but its fills. */
    public VenueOrder(int publisherId, long sentNs, long qty, long shownQty, List<Fill> fills) {
        this(publisherId, sentNs, qty, shownQty, fills, List.of());
    }

    /** Shares filled. */
    public long filledQty() {
        long filled = 0;
        for (Fill fill : fills) {
            filled += fill.qty();
        }
        return filled;
    }
}
