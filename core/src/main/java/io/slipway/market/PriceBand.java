package io.slipway.market;

/**
 * The distance from a reference price beyond which a price is not one of the market. It is the percentage of the US Plan to Address
 * Extraordinary Market Volatility (Limit Up-Limit Down, Appendix A, Tier 1), outside the last 25 minutes: 5 % above 3.00, 20 % from
 * 0.75 to 3.00, and below that the lesser of 0.15 and 75 %. Tape and tier of a symbol are not in market data; Tier 1 is the
 * narrower one. Markets without such a rule use the same distances.
 */
public final class PriceBand {

    private static final long THREE_E9 = 3_000_000_000L;
    private static final long THREE_QUARTERS_E9 = 750_000_000L;
    private static final long LEAST_E9 = 150_000_000L;

    private PriceBand() {}

    /** Distance in 1e-9 of the currency; {@link Long#MAX_VALUE} for a reference of zero or less, which has no percentage. */
    public static long widthE9(long referenceE9) {
        if (referenceE9 <= 0) {
            return Long.MAX_VALUE;
        } else if (referenceE9 > THREE_E9) {
            return referenceE9 / 20;
        } else if (referenceE9 >= THREE_QUARTERS_E9) {
            return referenceE9 / 5;
        }
        return Math.min(LEAST_E9, referenceE9 / 4 * 3);
    }

    /** True if a price is further above the reference than the band; for a seller, both are signed. */
    public static boolean isBeyond(int sign, long pxE9, long referenceE9) {
        long width = widthE9(referenceE9);
        return width != Long.MAX_VALUE && sign * (pxE9 - referenceE9) > width;
    }
}
