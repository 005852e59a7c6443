package io.slipway.tca;

import io.slipway.model.FeeRate;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The part of an order that its strategy left at the end: what was completed, and the mark of what was not.
 *
 * @param px price of the last level that completing the order reached, else the last national best of the opposite side; null
 *     where all was filled or there is none
 * @param cash total cash with the unfilled quantity at the mark plus the taker fee; null without a mark
 * @param walkedPx average price of what was completed by walking the book, fees included; null where nothing was
 * @param walkedCost cost of the same against the arrival mid, fees included, positive when the order pays; null without an arrival mid
 */
public record ResidualMark(
        @Nullable BigDecimal px,
        @Nullable BigDecimal cash,
        @Nullable BigDecimal walkedPx,
        @Nullable BigDecimal walkedCost) {

    private static final int E9 = 9;

    /**
     * Measures.
     *
     * @param markPx price of what was not filled; null where there is none
     * @param fee taker fee of what was not filled
     */
    static ResidualMark of(
            ParentOrder order,
            Execution execution,
            @Nullable BigDecimal arrivalMid,
            @Nullable BigDecimal markPx,
            FeeRate fee) {
        Remainder remainder = execution.remainder();
        long unfilledQty = order.qty() - execution.qty();
        BigDecimal walkedPx = remainder.walkedQty() == 0
                ? null
                : Money.ratio(remainder.walkedCashE9(), BigInteger.valueOf(remainder.walkedQty()));
        BigDecimal walkedCost = arrivalMid == null
                ? null
                : Money.toDecimal(remainder.walkedCashE9())
                        .subtract(arrivalMid.multiply(BigDecimal.valueOf(remainder.walkedQty())))
                        .multiply(BigDecimal.valueOf(order.side().sign()));
        if (unfilledQty == 0) {
            return new ResidualMark(null, execution.cash(), walkedPx, walkedCost);
        } else if (markPx == null) {
            return new ResidualMark(null, null, walkedPx, walkedCost);
        }
        BigInteger notionalE9 = markPx.movePointRight(E9).toBigIntegerExact().multiply(BigInteger.valueOf(unfilledQty));
        BigInteger feeE9 = fee.ofE9(unfilledQty, notionalE9)
                .multiply(BigInteger.valueOf(order.side().sign()));
        BigDecimal cash = Money.toDecimal(execution.cashE9().add(notionalE9).add(feeE9));
        return new ResidualMark(markPx, cash, walkedPx, walkedCost);
    }
}
