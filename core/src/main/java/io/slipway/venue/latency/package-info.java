/** The time that orders and reports take between a strategy and a venue. */
@NullMarked
package io.slipway.venue.latency;

import org.jspecify.annotations.NullMarked;
