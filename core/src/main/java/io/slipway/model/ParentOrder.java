package io.slipway.model;

/**
 * What the client wants done.
 *
 * @param side buy or sell
 * @param qty shares, positive
 * @param startNs when it may start, nanoseconds since 1970 UTC
 * @param endNs the last moment at which it may trade, inclusive, not before {@code startNs}
 */
public record ParentOrder(Side side, long qty, long startNs, long endNs) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the quantity is not positive or the end lies before the start
     */
    public ParentOrder {
        if (qty <= 0) {
            throw new IllegalArgumentException("an order needs a positive quantity: qty=" + qty);
        }
        if (endNs < startNs) {
            throw new IllegalArgumentException(
                    "an order cannot end before it starts: startNs=" + startNs + ", endNs=" + endNs);
        }
    }
}
