package io.slipway.tca;

import io.slipway.model.FeeRate;
import io.slipway.model.ParentOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The cash of a whole order: of what was filled, and of what was not at its mark plus the take fee. Executions of unequal quantities
 * can be compared by it.
 *
 * @param order the order
 * @param takeFee the take fee of what was not filled
 * @param endTouch the far side's last best price in the quote currency, the mark where an execution has none of its own; null if there
 *     is none
 */
public record WholeOrder(
        ParentOrder order, FeeRate takeFee, @Nullable BigDecimal endTouch) {

    private static final int E9 = 9;

    /** The price at which what was not filled is marked, in the quote currency; null if there is none. */
    @Nullable
    BigDecimal markPx(Execution execution) {
        return execution.remainder().markPxOr(endTouch);
    }

    /** Paid by a buy, received by a sell, in 1e-9 of the quote currency; null where shares are left that have no mark. */
    @Nullable
    BigInteger cashE9(Execution execution) {
        long unfilledQty = order.qty() - execution.qty();
        if (unfilledQty == 0) {
            return execution.cashE9();
        }
        BigDecimal markPx = markPx(execution);
        if (markPx == null) {
            return null;
        }
        BigInteger notionalE9 = markPx.movePointRight(E9).toBigIntegerExact().multiply(BigInteger.valueOf(unfilledQty));
        BigInteger feeE9 = takeFee.ofE9(unfilledQty, notionalE9)
                .multiply(BigInteger.valueOf(order.side().sign()));
        return execution.cashE9().add(notionalE9).add(feeE9);
    }

    /** The fraction of the order that was not filled, 0 to 1. */
    double unfilled(Execution execution) {
        return (order.qty() - execution.qty()) / (double) order.qty();
    }
}
