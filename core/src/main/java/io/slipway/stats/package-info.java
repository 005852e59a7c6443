/** Inference from paired differences between strategies over many orders. */
@NullMarked
package io.slipway.stats;

import org.jspecify.annotations.NullMarked;
