package io.slipway.model.caps;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Counts of orders whose fees an {@link AccessFeeCap} puts in doubt.
 *
 * @param aboveCap orders with an arrival mid below 1 and a fee per share for taking above 0.3 % of it
 * @param feeE9 fee of the one that is the farthest above, in 1e-9 of the quote currency; zero if there is none
 * @param pxE9 arrival mid of the same order, in 1e-9
 * @param oldCaps orders from {@link AccessFeeCap#AMENDED_NS} on that pay rates of before the amendment
 */
public record FeeDoubts(long aboveCap, long feeE9, long pxE9, long oldCaps) {

    private static final int PRICE_PLACES = 9;

    /** No doubt. */
    public static final FeeDoubts NONE = new FeeDoubts(0, 0, 0, 0);

    /** One order: its largest fee per share beside its arrival mid, null if it has none, and whether it pays rates of the old caps. */
    public static FeeDoubts of(long feeE9, @Nullable BigDecimal arrivalMid, boolean paysOldRates) {
        long pxE9 = arrivalMid == null
                ? 0
                : arrivalMid
                        .movePointRight(PRICE_PLACES)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValue();
        boolean isAbove = AccessFeeCap.isAbove(feeE9, pxE9);
        return new FeeDoubts(isAbove ? 1 : 0, isAbove ? feeE9 : 0, isAbove ? pxE9 : 0, paysOldRates ? 1 : 0);
    }

    /** Both together. */
    public FeeDoubts plus(FeeDoubts other) {
        boolean isFarther = pxE9 == 0 || (other.pxE9 != 0 && other.part().compareTo(part()) > 0);
        return new FeeDoubts(
                aboveCap + other.aboveCap,
                isFarther ? other.feeE9 : feeE9,
                isFarther ? other.pxE9 : pxE9,
                oldCaps + other.oldCaps);
    }

    /** The fee as a part of the price. */
    private BigDecimal part() {
        return BigDecimal.valueOf(feeE9).divide(BigDecimal.valueOf(pxE9), MathContext.DECIMAL64);
    }

    /** True if there is none. */
    public boolean isNone() {
        return aboveCap == 0 && oldCaps == 0;
    }
}
