/** Roots, integrals and checks of arguments. Other modules must not use these types. */
@NullMarked
package io.slipway.placement.numeric;

import org.jspecify.annotations.NullMarked;
