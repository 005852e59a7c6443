/** Strategies that rest orders at the best quotes, and the rules that split a slice into resting and taking parts. */
@NullMarked
package io.slipway.strategies.resting;

import org.jspecify.annotations.NullMarked;
