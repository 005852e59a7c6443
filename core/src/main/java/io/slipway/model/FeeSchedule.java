package io.slipway.model;

/**
 * What a venue charges, in 1e-9 of the quote currency a share.
 *
 * @param takeFeeE9 paid for a share taken; negative where the venue pays (inverted)
 * @param rebateE9 received for a share provided; negative where the venue charges
 */
public record FeeSchedule(long takeFeeE9, long rebateE9) {

    /** No fee and no rebate. */
    public static final FeeSchedule FREE = new FeeSchedule(0, 0);

    /** The fee of a fill of {@code qty} shares, positive when we pay. */
    public long feeE9(long qty, Liquidity liquidity) {
        return Math.multiplyExact(qty, liquidity == Liquidity.TAKER ? takeFeeE9 : -rebateE9);
    }
}
