package io.slipway.model;

/**
 * The fees of one venue from one volume on.
 *
 * @param fromQty the lowest volume of the tier, in shares, zero or more
 * @param take rate paid for taking; negative on an inverted venue, which pays the taker
 * @param rebate rate received for providing; negative where the venue charges the maker
 */
public record FeeTier(long fromQty, FeeRate take, FeeRate rebate) {

    /**
     * Checks the volume.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public FeeTier {
        if (fromQty < 0) {
            throw new IllegalArgumentException("a tier starts at a volume of zero or more: fromQty=" + fromQty);
        }
    }
}
