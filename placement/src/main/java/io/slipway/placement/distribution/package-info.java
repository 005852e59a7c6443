/** Distributions of the outflow of a queue, and fill probabilities that follow from them. */
@NullMarked
package io.slipway.placement.distribution;

import org.jspecify.annotations.NullMarked;
