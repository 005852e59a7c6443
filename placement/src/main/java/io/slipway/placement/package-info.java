/**
 * Split of an order into shares to take now and shares to rest at each venue: the order placement model of R. Cont and A.
 * Kukanov, "Optimal order placement in limit order markets", arXiv:1210.1625 (v1 2012, v4 2014), Quantitative Finance
 * 17(1), 2017, whole and with its corrections. Depends on the JDK only. Amounts are {@code double}s in the quote currency,
 * a share where not said otherwise; a cost is positive when we pay; quantities are shares.
 */
@NullMarked
package io.slipway.placement;

import org.jspecify.annotations.NullMarked;
