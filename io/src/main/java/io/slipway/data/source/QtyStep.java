package io.slipway.data.source;

import java.math.BigDecimal;

/**
 * The step of quantities that a reader counts in.
 *
 * @param size of a step, in shares, coins or contracts, positive
 * @param given whether the user chose it; otherwise a finer quantity in the data makes it finer
 */
public record QtyStep(BigDecimal size, boolean given) {

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
}
