/** Allocators, which split a quantity over the venues that show size. */
@NullMarked
package io.slipway.strategies.allocation;

import org.jspecify.annotations.NullMarked;
