package io.slipway.tca;

import io.slipway.model.FeeRate;
import io.slipway.model.Money;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The mark of an unfilled quantity.
 *
 * @param px the last national best of the opposite side; null where all was filled or there is none
 * @param cash total cash with the unfilled quantity at the mark plus the taker fee; null without a mark
 */
public record ResidualMark(
        @Nullable BigDecimal px, @Nullable BigDecimal cash) {

    private static final int E9 = 9;

    static ResidualMark of(
            Side side, Execution execution, long unfilledQty, @Nullable BigDecimal endTouch, FeeRate fee) {
        if (unfilledQty == 0) {
            return new ResidualMark(null, execution.cash());
        }
        if (endTouch == null) {
            return new ResidualMark(null, null);
        }
        BigInteger notionalE9 =
                endTouch.movePointRight(E9).toBigIntegerExact().multiply(BigInteger.valueOf(unfilledQty));
        BigInteger feeE9 = fee.ofE9(unfilledQty, notionalE9).multiply(BigInteger.valueOf(side.sign()));
        return new ResidualMark(
                endTouch, Money.toDecimal(execution.cashE9().add(notionalE9).add(feeE9)));
    }
}
