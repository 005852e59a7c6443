package io.slipway.executions;

import org.jspecify.annotations.Nullable;

/**
 * Prices of an order that its owner states, in 1e-9 of the quote currency; null where it states none.
 *
 * @param decisionE9 mid at the decision
 * @param arrivalE9 mid at the arrival; that of the market data if it is null
 * @param endE9 price at the end, which marks the unfilled quantity; the far touch of the market data if it is null
 * @param limitE9 worst price at which the order may trade
 */
public record OrderPrices(
        @Nullable Long decisionE9,
        @Nullable Long arrivalE9,
        @Nullable Long endE9,
        @Nullable Long limitE9) {

    /** No price is stated. */
    public static final OrderPrices NONE = new OrderPrices(null, null, null, null);
}
