package io.slipway.executions;

import org.jspecify.annotations.Nullable;

/**
 * A child order that was really sent to a venue.
 *
 * @param id identifier, as fills name it
 * @param order identifier of its parent order
 * @param publisherId Databento publisher id of the venue; 0 if none is stated, below zero for a name that is not known
 * @param sentNs time at which it was sent, ns since 1970 UTC
 * @param endNs time at which it was filled, cancelled or expired; null if it is not known
 * @param qty shares, positive
 * @param isIoc immediate or cancel
 */
public record OwnRoute(
        String id,
        String order,
        int publisherId,
        long sentNs,
        @Nullable Long endNs,
        long qty,
        boolean isIoc) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the quantity is not positive, or the order ends before it was sent
     */
    public OwnRoute {
        if (qty <= 0 || (endNs != null && endNs < sentNs)) {
            throw new IllegalArgumentException("a child order has a positive quantity and ends after it was sent: qty="
                    + qty + ", sentNs=" + sentNs + ", endNs=" + endNs);
        }
    }
}
