package io.slipway.tca;

import io.slipway.model.ParentOrder;
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
 */
public record OrderCost(
        ParentOrder order,
        @Nullable BigDecimal arrivalMid,
        @Nullable BigDecimal endTouch) {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int DECIMALS = 6;
    private static final int E9 = 9;

    /** True if the cost of an execution is known: there is an arrival mid other than zero, and a price for the unfilled quantity. */
    public boolean isKnown(Execution execution) {
        return arrivalMid != null
                && arrivalMid.signum() != 0
                && (execution.qty() == order.qty() || markPx(execution) != null);
    }

    /**
     * Cost of the whole order in basis points of the size of the arrival mid, positive when the order pays, rounded half-even at 1e-6:
     * fills with their fees, and the unfilled quantity at its mark without fees: the price of the last level that completing it reached, else the far
     * touch of the end.
     *
     * @throws IllegalStateException if it is not {@link #isKnown known}
     */
    public BigDecimal bps(Execution execution) {
        long unfilledQty = order.qty() - execution.qty();
        BigDecimal markPx = markPx(execution);
        if (arrivalMid == null || (unfilledQty > 0 && markPx == null)) {
            throw new IllegalStateException("not measured: order=" + order);
        }
        BigInteger markedE9 = unfilledQty == 0 || markPx == null
                ? BigInteger.ZERO
                : markPx.movePointRight(E9).toBigInteger().multiply(BigInteger.valueOf(unfilledQty));
        BigDecimal cash = new BigDecimal(execution.cashE9().add(markedE9));
        BigDecimal fair = arrivalMid.movePointRight(E9).multiply(BigDecimal.valueOf(order.qty()));
        return cash.subtract(fair)
                .multiply(BPS)
                .multiply(BigDecimal.valueOf(order.side().sign()))
                .divide(fair.abs(), DECIMALS, RoundingMode.HALF_EVEN);
    }

    private @Nullable BigDecimal markPx(Execution execution) {
        return execution.remainder().markPxOr(endTouch);
    }
}
