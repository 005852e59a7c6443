/**
 * Orders, fills, fees and money: immutable values. Prices and money are {@code long} in 1e-9 of the quote currency, quantities
 * are {@code long} shares, times are {@code long} nanoseconds since 1970 UTC.
 */
@NullMarked
package io.slipway.model;

import org.jspecify.annotations.NullMarked;
