package io.slipway.model;

import org.jspecify.annotations.Nullable;

/**
 * The prices at which an order may trade.
 *
 * @param limitPxE9 the worst price of any fill, in 1e-9 of the quote currency; null for none
 * @param band the band around the mid beyond which nothing is taken
 * @param ticks the prices at which limit orders may be sent
 */
public record PriceLimits(@Nullable Long limitPxE9, PriceBand band, TickTable ticks) {

    /** Any price. */
    public static final PriceLimits UNLIMITED = new PriceLimits(null, PriceBand.OFF);

    /** Limits without a table of ticks. */
    public PriceLimits(@Nullable Long limitPxE9, PriceBand band) {
        this(limitPxE9, band, TickTable.ANY);
    }

    /** The limit times the sign of the order's side, so that lower is better; the largest number if there is none. */
    public long worstSignedPxE9(Side side) {
        return limitPxE9 == null ? Long.MAX_VALUE : side.sign() * limitPxE9;
    }
}
