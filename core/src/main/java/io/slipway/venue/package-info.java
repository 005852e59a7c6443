/** What the venues do with our orders: displayed liquidity, and what we have already taken of it. */
@NullMarked
package io.slipway.venue;

import org.jspecify.annotations.NullMarked;
