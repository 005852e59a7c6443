/** How much of a parent order is due, and when. */
@NullMarked
package io.slipway.strategies.schedule;

import org.jspecify.annotations.NullMarked;
