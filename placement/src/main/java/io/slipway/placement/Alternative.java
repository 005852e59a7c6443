package io.slipway.placement;

/**
 * Another split and what it is expected to cost.
 *
 * @param name what it is, in words
 * @param placement the split
 * @param cost expected cost in quote currency
 */
public record Alternative(String name, Placement placement, double cost) {}
