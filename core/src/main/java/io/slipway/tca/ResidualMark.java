package io.slipway.tca;

import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.tca.Savings.WholeOrder;
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

    static ResidualMark of(WholeOrder whole, Execution execution, @Nullable BigDecimal arrivalMid) {
        ParentOrder order = whole.order();
        Remainder remainder = execution.remainder();
        BigDecimal walkedPx = remainder.walkedQty() == 0
                ? null
                : Money.ratio(remainder.walkedCashE9(), BigInteger.valueOf(remainder.walkedQty()));
        BigDecimal walkedCost = arrivalMid == null
                ? null
                : Money.toDecimal(remainder.walkedCashE9())
                        .subtract(arrivalMid.multiply(BigDecimal.valueOf(remainder.walkedQty())))
                        .multiply(BigDecimal.valueOf(order.side().sign()));
        BigInteger cashE9 = whole.cashE9(execution);
        return new ResidualMark(
                execution.qty() == order.qty() ? null : whole.markPx(execution),
                cashE9 == null ? null : Money.toDecimal(cashE9),
                walkedPx,
                walkedCost);
    }
}
