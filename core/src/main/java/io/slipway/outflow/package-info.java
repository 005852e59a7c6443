/** Estimates of how fast queues empty, and a test of those estimates. */
@NullMarked
package io.slipway.outflow;

import org.jspecify.annotations.NullMarked;
