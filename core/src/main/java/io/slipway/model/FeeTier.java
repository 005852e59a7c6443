package io.slipway.model;

/**
 * What a venue charges from a volume on.
 *
 * @param fromQty the least volume, in shares
 * @param take paid for what takes; negative where the venue pays (inverted)
 * @param rebate received for what provides; negative where the venue charges
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
