/** The kit to write strategies with: schedules and allocators. */
@NullMarked
package io.slipway.strategy;

import org.jspecify.annotations.NullMarked;
