package io.slipway.executions.measure;

/**
 * The cost of one strategy for the filled quantity of an order.
 *
 * @param name of the strategy
 * @param bps cost in bps of the arrival mid, positive when it pays
 * @param unfilledQty shares that it left and that are marked
 * @param walkedQty shares that it completed at the end by walking the book
 */
public record StrategyCost(String name, double bps, long unfilledQty, long walkedQty) {}
