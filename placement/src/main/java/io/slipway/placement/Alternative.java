package io.slipway.placement;

/**
 * An alternative split and its expected cost.
 *
 * @param name description of the split
 * @param placement the split
 * @param cost expected cost in the quote currency
 */
public record Alternative(String name, Placement placement, double cost) {}
