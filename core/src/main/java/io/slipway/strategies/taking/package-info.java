/** Strategies that take displayed liquidity and never rest an order. */
@NullMarked
package io.slipway.strategies.taking;

import org.jspecify.annotations.NullMarked;
