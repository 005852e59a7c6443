/** The replay loop that joins market, schedules, allocators and the simulator. */
@NullMarked
package io.slipway.engine;

import org.jspecify.annotations.NullMarked;
