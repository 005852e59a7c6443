package io.slipway.tca;

import io.slipway.model.Money;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A quantity and the cash it moved: what a strategy did, or what a benchmark price would have meant.
 *
 * @param qty shares
 * @param cashE9 paid by a buy, received by a sell, fees included, in 1e-9 of the quote currency
 * @param remainder the shares of it that were completed at the end, and those that were left
 */
public record Execution(long qty, BigInteger cashE9, Remainder remainder) {

    /** A quantity of which nothing was completed at the end. */
    public Execution(long qty, BigInteger cashE9) {
        this(qty, cashE9, Remainder.NONE);
    }

    /** The cash, exactly. */
    public BigDecimal cash() {
        return Money.toDecimal(cashE9);
    }

    /**
     * Cash per filled share, fees included, rounded half-even at 1e-9.
     *
     * @throws ArithmeticException if nothing was filled
     */
    public BigDecimal averagePx() {
        return Money.ratio(cashE9, BigInteger.valueOf(qty));
    }
}
