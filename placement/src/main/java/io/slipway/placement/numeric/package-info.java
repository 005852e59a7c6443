/** Roots, integrals and checks of arguments. */
@NullMarked
package io.slipway.placement.numeric;

import org.jspecify.annotations.NullMarked;
