package io.slipway.model;

/**
 * The client's order, which a strategy works by sending child orders. Immutable.
 *
 * <pre>{@code
 * long startNs = Instant.parse("2024-08-01T14:00:30Z").getEpochSecond() * 1_000_000_000L;
 * ParentOrder order = new ParentOrder(Side.BUY, 5_000, startNs, startNs + 30_000_000_000L);
 * }</pre>
 *
 * @param side buy or sell
 * @param qty quantity in shares, positive
 * @param startNs the first moment at which the order may trade, in nanoseconds since 1970 UTC
 * @param endNs the last moment at which the order may trade, inclusive, not before {@code startNs}
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
