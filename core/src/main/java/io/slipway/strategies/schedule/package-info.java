/** Schedules, which decide how much of a parent order is due by when. */
@NullMarked
package io.slipway.strategies.schedule;

import org.jspecify.annotations.NullMarked;
