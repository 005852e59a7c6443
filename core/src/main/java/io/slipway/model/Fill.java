package io.slipway.model;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * One simulated execution of a child order. Immutable.
 *
 * @param timeNs time of the execution at the venue, in nanoseconds since 1970 UTC
 * @param publisherId Databento publisher id of the venue
 * @param qty shares, positive
 * @param pxE9 price per share without fee, in 1e-9 of the quote currency
 * @param feeE9 fee of the whole fill, in 1e-9 of the quote currency; positive when the order pays, negative for a rebate
 * @param liquidity taker or maker
 * @param market national best bid and offer at {@code timeNs}; null if one of them was missing
 * @param quote age of the venue's quote at {@code timeNs}, and whether the market was crossed
 */
public record Fill(
        long timeNs,
        int publisherId,
        long qty,
        long pxE9,
        BigInteger feeE9,
        Liquidity liquidity,
        @Nullable NationalQuote market,
        QuoteState quote) {

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
