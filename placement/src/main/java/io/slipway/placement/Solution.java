package io.slipway.placement;

/**
 * A split as a solver leaves it.
 *
 * @param placement the split
 * @param gap what supports it
 */
record Solution(Placement placement, Gap gap) {}
