package io.slipway.model;

/**
 * What one venue gets: an immediate-or-cancel limit order.
 *
 * @param timeNs when it arrives at the venue
 * @param venue index of the venue in the market view
 * @param side buy or sell
 * @param qty shares, positive
 * @param limitPxE9 the worst price it may trade at
 */
public record ChildOrder(long timeNs, int venue, Side side, long qty, long limitPxE9) {

    /**
     * Checks the quantity.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public ChildOrder {
        if (qty <= 0) {
            throw new IllegalArgumentException("a child order needs a positive quantity: qty=" + qty);
        }
    }
}
