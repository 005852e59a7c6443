/** Counts and latencies of runs for monitoring, in the text format of Prometheus. */
@NullMarked
package io.slipway.app.metrics;

import org.jspecify.annotations.NullMarked;
