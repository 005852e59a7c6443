package io.slipway.study;

import io.slipway.engine.StrategyResult;
import io.slipway.model.ParentOrder;
import io.slipway.tca.Execution;
import io.slipway.tca.MarketMove;
import io.slipway.tca.OrderCost;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The executions of one parent order of a study and the prices they are measured by.
 *
 * @param prices the order, its arrival mid and its end touch
 * @param bestPossible the cheapest taking with hindsight
 * @param executions one of each strategy, then one of each point, in the plan's order
 * @param moves the market's move under each execution
 * @param fills fees and duration of each execution
 * @param arrivalSpread best offer less best bid at the order's start, in the quote currency; null if not both sides were quoted then, so
 *     that the arrival mid, if there is one, is of a later moment
 */
public record ParentOutcome(
        OrderCost prices,
        Execution bestPossible,
        List<Execution> executions,
        List<MarketMove> moves,
        List<FillTotals> fills,
        @Nullable BigDecimal arrivalSpread) {

    /**
     * Totals of the fills of one execution, beside its quantity and cash.
     *
     * @param feesE9 fees less rebates in 1e-9 of the quote currency, positive when the order pays
     * @param durationNs time from the order's start to the last fill in ns; to its end if nothing was filled
     */
    public record FillTotals(BigInteger feesE9, long durationNs) {

        /** The totals of a strategy's fills. */
        static FillTotals of(StrategyResult result) {
            return new FillTotals(result.feesE9(), result.durationNs());
        }
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are more or fewer moves or totals of fills than executions
     */
    public ParentOutcome {
        executions = List.copyOf(executions);
        moves = List.copyOf(moves);
        fills = List.copyOf(fills);
        if (executions.size() != moves.size() || executions.size() != fills.size()) {
            throw new IllegalArgumentException("each execution has a move and totals of its fills: executions="
                    + executions.size() + ", moves=" + moves.size() + ", fills=" + fills.size());
        }
    }

    /** The prices that are known when the order starts; NaN where the first quote of both sides came later. */
    public StudyResult.Arrival arrival() {
        BigDecimal mid = prices.arrivalMid();
        return mid == null || arrivalSpread == null
                ? new StudyResult.Arrival(Double.NaN, Double.NaN)
                : new StudyResult.Arrival(mid.doubleValue(), arrivalSpread.doubleValue());
    }

    /** The order. */
    public ParentOrder order() {
        return prices.order();
    }

    /** True if all costs are known: there is an arrival mid, and a price for every unfilled quantity. */
    public boolean isMeasured() {
        return prices.isKnown(bestPossible) && executions.stream().allMatch(prices::isKnown);
    }

    /**
     * Cost of the whole order in bps of the arrival mid; positive when the order pays.
     *
     * @param execution index of the execution
     * @throws IllegalStateException if it is not {@link #isMeasured measured}
     */
    public double costBps(int execution) {
        return prices.bps(executions.get(execution)).doubleValue();
    }

    /**
     * The market's move under an execution in bps of the arrival mid; positive when it moved against the order.
     *
     * @param execution index of the execution
     * @param delay place among the delays of {@link MarketMove}
     * @throws IllegalStateException if it is not {@link #isMeasured measured}
     */
    public double moveBps(int execution, int delay) {
        return moves.get(execution).bps(prices, delay).doubleValue();
    }

    /** Shares that an execution left. */
    public long unfilledQty(int execution) {
        return order().qty() - executions.get(execution).qty();
    }

    /** Shares of an execution that were completed at the end by walking what was displayed. */
    public long walkedQty(int execution) {
        return executions.get(execution).remainder().walkedQty();
    }

    /** The cost of the best possible taking, in the same terms. */
    public double bestPossibleBps() {
        return prices.bps(bestPossible).doubleValue();
    }
}
