/** Statistics of paired differences between ways of executing many orders. */
@NullMarked
package io.slipway.stats;

import org.jspecify.annotations.NullMarked;
