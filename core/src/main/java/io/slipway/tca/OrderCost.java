package io.slipway.tca;

import io.slipway.model.FeeRate;
import io.slipway.model.FeeTable;
import io.slipway.model.ParentOrder;
import io.slipway.tca.Savings.WholeOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The prices by which the cost of a whole order is measured: its implementation shortfall, decided when it arrived.
 *
 * @param order the order
 * @param arrivalMid the mid when it started, in the quote currency, or null if there was none
 * @param endTouch the far side's last best price, at which the unfilled rest is marked, or null
 * @param takeFee the take fee of what is marked so
 */
public record OrderCost(
        ParentOrder order,
        @Nullable BigDecimal arrivalMid,
        @Nullable BigDecimal endTouch,
        FeeRate takeFee) {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int DECIMALS = 6;
    private static final int E9 = 9;

    /** The prices of an order, and the flat take fee of a table. */
    public static OrderCost of(
            ParentOrder order, @Nullable BigDecimal arrivalMid, @Nullable BigDecimal endTouch, FeeTable fees) {
        return new OrderCost(order, arrivalMid, endTouch, fees.other().tier(0).take());
    }

    /** True if the cost of an execution is known: there is an arrival mid other than zero, and a price for the unfilled quantity. */
    public boolean isKnown(Execution execution) {
        return arrivalMid != null
                && arrivalMid.signum() != 0
                && (execution.qty() == order.qty() || whole().markPx(execution) != null);
    }

    /**
     * Cost of the whole order in basis points of the size of the arrival mid, positive when the order pays, rounded half-even at 1e-6:
     * fills with their fees, and the unfilled quantity at its mark plus the take fee: the price of the last level that completing it reached, else the far
     * touch of the end.
     *
     * @throws IllegalStateException if it is not {@link #isKnown known}
     */
    public BigDecimal bps(Execution execution) {
        BigInteger cashE9 = whole().cashE9(execution);
        if (arrivalMid == null || cashE9 == null) {
            throw new IllegalStateException("not measured: order=" + order);
        }
        BigDecimal fair = arrivalMid.movePointRight(E9).multiply(BigDecimal.valueOf(order.qty()));
        return new BigDecimal(cashE9)
                .subtract(fair)
                .multiply(BPS)
                .multiply(BigDecimal.valueOf(order.side().sign()))
                .divide(fair.abs(), DECIMALS, RoundingMode.HALF_EVEN);
    }

    private WholeOrder whole() {
        return new WholeOrder(order, takeFee, endTouch);
    }
}
