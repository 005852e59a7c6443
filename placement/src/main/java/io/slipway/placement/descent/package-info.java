/** Descent directions of the full model and the set of feasible placements. */
@NullMarked
package io.slipway.placement.descent;

import org.jspecify.annotations.NullMarked;
