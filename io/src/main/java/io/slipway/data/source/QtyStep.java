package io.slipway.data.source;

import java.math.BigDecimal;

/**
 * The step of quantities that a reader counts in.
 *
 * @param size of a step, in shares, coins or contracts, positive
 * @param given whether the user chose it; otherwise a finer quantity in the data makes it finer
 */
public record QtyStep(BigDecimal size, boolean given) {

    /** Decimals of the finest step. */
    private static final int FINEST = 9;

    /** Whole shares until the data shows a part of one. */
    public static final QtyStep WHOLE = new QtyStep(BigDecimal.ONE, false);

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public QtyStep {
        if (size.signum() <= 0) {
            throw new IllegalArgumentException("a quantity step is positive: size=" + size);
        }
    }

    /**
     * The number of steps in a quantity.
     *
     * @param where begins the message of a finer quantity, such as the name of a file
     * @throws FinerQuantityException if the quantity is finer than a step that the user did not choose
     * @throws ArithmeticException if it is no whole number of steps, or too many
     */
    public long stepsOf(BigDecimal qty, String where) {
        BigDecimal plain = qty.stripTrailingZeros();
        BigDecimal[] steps = plain.divideAndRemainder(size);
        if (steps[1].signum() != 0 && !given && plain.scale() <= FINEST) {
            throw new FinerQuantityException(
                    where + ": a quantity finer than the step: qty=" + plain.toPlainString() + ", step="
                            + size.toPlainString(),
                    BigDecimal.ONE.movePointLeft(plain.scale()));
        }
        return steps[0].add(steps[1]).longValueExact();
    }
}
