/** Optimal schedules of one order: the frontier of Almgren and Chriss, and exact policies under constraints. */
@NullMarked
package io.slipway.schedule;

import org.jspecify.annotations.NullMarked;
