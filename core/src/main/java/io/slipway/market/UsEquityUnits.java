package io.slipway.market;

import java.time.Instant;

/**
 * Round lot and tick of US equities by time and price.
 *
 * <p>Round lots follow 17 CFR 242.600(b)(93): from 3 November 2025 on 100 shares up to $250, 40 up to $1,000, 10 up to $10,000
 * and 1 above; 100 before. The exchanges assign them half a year ahead by the mean close of March or September, so near a limit
 * the price at hand may give another one. From that day on the tapes of CTA and UTP give sizes in shares (UTP Vendor Alert
 * 2025-10). Ticks follow Rule 612: a cent, and a hundredth of a cent below $1. Its half-cent tick of November 2026 depends on
 * mean spreads and not on prices, and is left out.
 */
public final class UsEquityUnits {

    /** Start of 3 November 2025 in New York. */
    private static final long NEW_LOTS_NS =
            Instant.parse("2025-11-03T05:00:00Z").getEpochSecond() * 1_000_000_000L;

    private static final long DOLLAR_E9 = 1_000_000_000L;
    private static final long CENT_E9 = 10_000_000L;

    private UsEquityUnits() {}

    /** True if the tapes of that time give the sizes of quotes in shares. */
    public static boolean hasSizesInShares(long timeNs) {
        return timeNs >= NEW_LOTS_NS;
    }

    /** Shares in a round lot. */
    public static int roundLot(long timeNs, long pxE9) {
        if (timeNs < NEW_LOTS_NS || pxE9 <= 250 * DOLLAR_E9) {
            return 100;
        }
        return pxE9 <= 1_000 * DOLLAR_E9 ? 40 : pxE9 <= 10_000 * DOLLAR_E9 ? 10 : 1;
    }

    /** The smallest step between prices of quotes, in 1e-9. */
    public static long tickE9(long pxE9) {
        return pxE9 < DOLLAR_E9 ? CENT_E9 / 100 : CENT_E9;
    }
}
