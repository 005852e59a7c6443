package io.slipway.search;

import io.slipway.engine.StrategyResult;
import io.slipway.tca.Execution;
import io.slipway.tca.OrderCost;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The figure that a search makes as small or as large as it can.
 *
 * <pre>{@code
 * Objective fewFills = Objective.least("fills", result -> result.fills().size());
 * }</pre>
 *
 * @param name as in results, lower case with underscores
 * @param score ranks what a strategy did; the lower score is better
 */
public record Objective(String name, Function<StrategyResult, Score> score) {

    /** The standard objective: the most filled, and of equal quantities the best cash for the order's side. */
    public static Objective cash() {
        return new Objective(
                "cash",
                result -> cashScore(result.execution(), result.order().side().sign()));
    }

    /** The most filled, and of equal quantities the least fees less rebates. */
    public static Objective fees() {
        return afterQuantity("fees", result -> new BigDecimal(result.feesE9()));
    }

    /** The most filled, and of equal quantities the earliest last fill. */
    public static Objective duration() {
        return afterQuantity("duration", result -> BigDecimal.valueOf(result.durationNs()));
    }

    private static Objective afterQuantity(String name, Function<StrategyResult, BigDecimal> figure) {
        return new Objective(
                name, result -> Score.of(BigDecimal.valueOf(-result.execution().qty()), figure.apply(result)));
    }

    private static Score cashScore(Execution execution, int sign) {
        return Score.of(
                BigDecimal.valueOf(-execution.qty()),
                new BigDecimal(execution.cashE9()).multiply(BigDecimal.valueOf(sign)));
    }

    /** The least cost of the whole order against the arrival mid in bps, its unfilled rest marked at the end. */
    public static Objective shortfall(OrderCost cost) {
        return new Objective(
                "shortfall",
                result -> cost.isKnown(result.execution()) ? Score.of(cost.bps(result.execution())) : Score.UNKNOWN);
    }

    /** The largest filled share of the order. */
    public static Objective fillShare() {
        return most(
                "fill_share",
                result -> (double) result.execution().qty() / result.order().qty());
    }

    /** The least of any figure; a point at which it is not finite cannot be judged. */
    public static Objective least(String name, ToDoubleFunction<StrategyResult> figure) {
        return new Objective(name, result -> finite(figure.applyAsDouble(result)));
    }

    /** The most of any figure; a point at which it is not finite cannot be judged. */
    public static Objective most(String name, ToDoubleFunction<StrategyResult> figure) {
        return least(name, result -> -figure.applyAsDouble(result));
    }

    private static Score finite(double figure) {
        return Double.isFinite(figure) ? Score.of(BigDecimal.valueOf(figure)) : Score.UNKNOWN;
    }
}
