package io.slipway.strategy;

import io.slipway.model.Money;
import java.math.BigDecimal;

/**
 * Settings that schedules share.
 *
 * @param sliceNs length of a slice
 * @param curve volumes of a day by the time of day, for schedules that follow them
 * @param seed of what a schedule draws at random
 * @param leastQty shares that a slice must have come to before it is sent, unless all that is left is due
 * @param completion completion of what is left when the window ends
 * @param qtyStep shares, coins or contracts in one step: all quantities of a run count steps
 */
public record ScheduleSettings(
        long sliceNs, VolumeCurve curve, long seed, long leastQty, Completion completion, BigDecimal qtyStep) {

    /** Settings of which what is left walks the book, for quantities in whole shares. */
    public ScheduleSettings(long sliceNs, VolumeCurve curve, long seed, long leastQty) {
        this(sliceNs, curve, seed, leastQty, Completion.WALK, BigDecimal.ONE);
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public ScheduleSettings {
        if (sliceNs <= 0 || leastQty < 1 || qtyStep.signum() <= 0) {
            throw new IllegalArgumentException("the length of a slice, its least quantity and the step are positive: "
                    + "sliceNs=" + sliceNs + ", leastQty=" + leastQty + ", qtyStep=" + qtyStep);
        }
    }

    /** Slices of the given length, the curve of US equities and no least quantity. */
    public static ScheduleSettings ofSlices(long sliceNs) {
        return new ScheduleSettings(sliceNs, StandardCurve.US_EQUITY, 0, 1);
    }

    /** The same with another completion of what is left. */
    public ScheduleSettings withCompletion(Completion newCompletion) {
        return new ScheduleSettings(sliceNs, curve, seed, leastQty, newCompletion, qtyStep);
    }

    /** The same for an instrument of another quantity step. */
    public ScheduleSettings withQtyStep(BigDecimal newQtyStep) {
        return new ScheduleSettings(sliceNs, curve, seed, leastQty, completion, newQtyStep);
    }

    /**
     * A quantity in shares, coins or contracts as whole steps.
     *
     * @param qtyE9 in 1e-9
     * @throws IllegalArgumentException if it is no whole number of steps
     */
    public long steps(long qtyE9) {
        BigDecimal qty = Money.toDecimal(qtyE9);
        BigDecimal[] parts = qty.divideAndRemainder(qtyStep);
        if (parts[1].signum() != 0) {
            throw new IllegalArgumentException("not a whole number of steps: qty="
                    + qty.stripTrailingZeros().toPlainString() + ", step=" + qtyStep.toPlainString());
        }
        return parts[0].longValueExact();
    }
}
