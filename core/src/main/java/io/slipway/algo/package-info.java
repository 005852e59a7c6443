/** How much of a parent order is due, and when. */
@NullMarked
package io.slipway.algo;

import org.jspecify.annotations.NullMarked;
