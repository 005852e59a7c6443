/** The take-home exercise: snapshots of one time stamp as fresh liquidity. */
@NullMarked
package io.slipway.trial;

import org.jspecify.annotations.NullMarked;
