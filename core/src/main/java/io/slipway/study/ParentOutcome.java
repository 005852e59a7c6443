package io.slipway.study;

import io.slipway.engine.StrategyResult;
import io.slipway.model.ParentOrder;
import io.slipway.tca.Execution;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every strategy did with one parent order of a study.
 *
 * @param order the order
 * @param arrivalMid the mid when it started, or null if there was none
 * @param endTouch the far side's last best price, at which what is left is marked, or null
 * @param bestPossible what taking with hindsight would have done
 * @param results what each strategy did, in the study's order
 */
public record ParentOutcome(
        ParentOrder order,
        @Nullable BigDecimal arrivalMid,
        @Nullable BigDecimal endTouch,
        Execution bestPossible,
        List<StrategyResult> results) {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int DECIMALS = 6;

    /** Copies the list. */
    public ParentOutcome {
        results = List.copyOf(results);
    }

    /** Whether costs can be told: there is a mid to measure from, and a price for what any strategy left. */
    public boolean isMeasured() {
        boolean complete =
                bestPossible.qty() == order.qty() && results.stream().allMatch(result -> result.unfilledQty() == 0);
        return arrivalMid != null && (complete || endTouch != null);
    }

    /**
     * Cost of the whole order against the arrival mid in basis points of it, positive when we pay: what is filled with its
     * fees, and what is left marked at the far touch of the end without fee.
     *
     * @throws IllegalStateException if it is not {@link #isMeasured measured}
     */
    public double costBps(int strategy) {
        return costBps(results.get(strategy).execution());
    }

    /** The cost of the best possible taking, in the same terms. */
    public double bestPossibleBps() {
        return costBps(bestPossible);
    }

    private double costBps(Execution execution) {
        long unfilledQty = order.qty() - execution.qty();
        if (arrivalMid == null || (unfilledQty > 0 && endTouch == null)) {
            throw new IllegalStateException("not measured: order=" + order);
        }
        BigInteger markedE9 = unfilledQty == 0 || endTouch == null
                ? BigInteger.ZERO
                : endTouch.movePointRight(9).toBigInteger().multiply(BigInteger.valueOf(unfilledQty));
        BigDecimal cash = new BigDecimal(execution.cashE9().add(markedE9));
        BigDecimal fair = arrivalMid.movePointRight(9).multiply(BigDecimal.valueOf(order.qty()));
        return cash.subtract(fair)
                .multiply(BPS)
                .multiply(BigDecimal.valueOf(order.side().sign()))
                .divide(fair, DECIMALS, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
