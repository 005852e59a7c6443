package io.slipway.model;

import org.jspecify.annotations.Nullable;

/**
 * One execution of ours.
 *
 * @param timeNs when it happened at the venue
 * @param publisherId the venue's publisher id
 * @param qty shares, positive
 * @param pxE9 price a share, without fee
 * @param feeE9 fee of the whole fill, positive when we pay
 * @param liquidity taker or maker
 * @param market the national quote at that moment; null if there was none
 */
public record Fill(
        long timeNs,
        int publisherId,
        long qty,
        long pxE9,
        long feeE9,
        Liquidity liquidity,
        @Nullable NationalQuote market) {

    /**
     * Checks the quantity.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Fill {
        if (qty <= 0) {
            throw new IllegalArgumentException("a fill needs a positive quantity: qty=" + qty);
        }
    }
}
