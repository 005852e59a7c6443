/** Descent directions of the full model and the set of feasible placements. Other modules must not use these types. */
@NullMarked
package io.slipway.placement.descent;

import org.jspecify.annotations.NullMarked;
