/** The market now: one event, and the books of all venues. */
@NullMarked
package io.slipway.market;

import org.jspecify.annotations.NullMarked;
