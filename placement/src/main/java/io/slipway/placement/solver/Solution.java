package io.slipway.placement.solver;

import io.slipway.placement.Gap;
import io.slipway.placement.Placement;

/**
 * A split and its proof, as a solver returns it.
 *
 * @param placement the split
 * @param gap proof of the solution
 */
record Solution(Placement placement, Gap gap) {}
