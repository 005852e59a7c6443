package io.slipway.executions.rivals;

import io.slipway.tca.quote.FillDoubts;

/**
 * The cost of one strategy for the filled quantity of an order.
 *
 * @param name of the strategy
 * @param bps cost in bps of the arrival mid, positive when it pays
 * @param unfilledQty shares that it left and that are marked
 * @param walkedQty shares that it completed at the end by walking the book
 * @param doubts parts of its fills that cannot be believed
 */
public record StrategyCost(String name, double bps, long unfilledQty, long walkedQty, FillDoubts doubts) {

    /** A cost without doubts. */
    public StrategyCost(String name, double bps, long unfilledQty, long walkedQty) {
        this(name, bps, unfilledQty, walkedQty, FillDoubts.NONE);
    }
}
