/** Quotes that fills traded on: their age, and whether they can be believed. */
@NullMarked
package io.slipway.tca.quote;

import org.jspecify.annotations.NullMarked;
