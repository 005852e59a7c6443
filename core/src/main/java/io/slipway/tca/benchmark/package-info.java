/** Prices that a cost is measured against: the arrival, averages over the window, auctions. */
@NullMarked
package io.slipway.tca.benchmark;

import org.jspecify.annotations.NullMarked;
