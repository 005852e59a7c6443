package io.slipway.model.caps;

import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Money;
import java.util.stream.IntStream;

/**
 * The cap on fees for taking at venues of US equities, 17 CFR 242.610(c): 0.3 % of a price below 1 dollar, 0.3 cents per share from 1
 * dollar on. The amendment of 2024 lowers them to 0.1 % and 0.1 cent.
 */
public final class AccessFeeCap {

    /** 2 November 2026, 00:00 UTC: first day of the amended caps by the order of 31 October 2025 (FR 2025-19926). */
    public static final long AMENDED_NS = 1_793_577_600_000_000_000L;

    private static final long PER_MILLE = 3;

    private AccessFeeCap() {}

    /**
     * Tells whether a fee is more than 0.3 % of a price below 1.
     *
     * <pre>{@code
     * boolean isAbove = AccessFeeCap.isAbove(3_000_000, Money.parseE9("0.50")); // 0.3 cents of 50 are 0.6 %: true
     * }</pre>
     *
     * @param feeE9 fee per share, in 1e-9 of the quote currency
     * @param pxE9 the price; of 1 and more, and of zero and less, no fee is above the cap
     */
    public static boolean isAbove(long feeE9, long pxE9) {
        return pxE9 > 0 && pxE9 < Money.ONE_E9 && 1_000 * feeE9 > PER_MILLE * pxE9;
    }

    /** The amount per share that a schedule charges for the next share taken at all prices; zero where it has a bound below 1. */
    public static long unboundedE9(FeeSchedule fees, long executedQty) {
        return fees.mostBelowOneE9() == FeeSchedule.NO_BOUND
                ? fees.tier(executedQty).take().perShareE9()
                : 0;
    }

    /** The largest {@link #unboundedE9(FeeSchedule, long)} of the first share at some venues; zero if none charges one. */
    public static long largestE9(FeeTable fees, int[] publisherIds) {
        return IntStream.of(publisherIds)
                .mapToLong(id -> unboundedE9(fees.of(id), 0))
                .reduce(0, Math::max);
    }
}
