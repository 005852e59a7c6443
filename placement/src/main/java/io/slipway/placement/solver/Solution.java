package io.slipway.placement.solver;

import io.slipway.placement.Gap;
import io.slipway.placement.Placement;

/**
 * A split as a solver leaves it.
 *
 * @param placement the split
 * @param gap what supports it
 */
record Solution(Placement placement, Gap gap) {}
