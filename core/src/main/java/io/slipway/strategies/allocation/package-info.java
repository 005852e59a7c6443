/** Where a quantity goes: allocators split it over the venues that show size. */
@NullMarked
package io.slipway.strategies.allocation;

import org.jspecify.annotations.NullMarked;
