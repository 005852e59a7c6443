/** Costs and benchmark prices, measured after the fact. */
@NullMarked
package io.slipway.tca;

import org.jspecify.annotations.NullMarked;
