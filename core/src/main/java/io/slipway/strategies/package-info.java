/** The strategies, schedules and allocators that Slipway ships, written with the public kit and found as a plug-in is. */
@NullMarked
package io.slipway.strategies;

import org.jspecify.annotations.NullMarked;
