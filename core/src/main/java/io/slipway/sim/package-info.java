/** What the venues do with our orders: displayed liquidity, and what we have already taken of it. */
@NullMarked
package io.slipway.sim;

import org.jspecify.annotations.NullMarked;
