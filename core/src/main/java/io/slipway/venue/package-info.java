/** Simulation of the venues: displayed liquidity less the size already taken, queues, latency and order rules. */
@NullMarked
package io.slipway.venue;

import org.jspecify.annotations.NullMarked;
