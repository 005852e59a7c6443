/** Strategies that work own orders in the place of those who really did. */
@NullMarked
package io.slipway.executions.rivals;

import org.jspecify.annotations.NullMarked;
