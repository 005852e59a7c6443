package io.slipway.result.file;

import io.slipway.result.file.impact.ImpactKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;

/** The keys of {@code tca.json} that tell what the costs show: outliers, contrasts of groups, comparisons with strategies. */
public final class TcaFindingKeys {

    /** All of them. */
    public static final Shape SHAPE = Shape.of("findings", "Findings about the executions.");

    /** The keys of it. */
    public static final Shape OUTLIER = Shape.of("outlier", "An order far from the others.");

    /** The outliers. */
    public static final Key<List<Values>> OUTLIERS = SHAPE.objects(
            "outliers",
            OUTLIER,
            "orders far from their expected cost, or from other orders where none is expected, farthest first");

    /** The order. */
    public static final Key<String> OUTLIER_ID = OUTLIER.text("order_id", "identifier of the order");

    /** The cost. */
    public static final Key<BigDecimal> OUTLIER_BPS = OUTLIER.decimal(
            "cost_bps", Units.BPS, "cost against the arrival mid; without fees where a cost is expected");

    /** The expected cost. */
    public static final Key<BigDecimal> OUTLIER_EXPECTED = OUTLIER.decimal(
                    "expected_cost_bps", Units.BPS, "cost by the law of impact, without fees; null if there is none")
            .orNull();

    /** The score. */
    public static final Key<BigDecimal> OUTLIER_SCORE = OUTLIER.decimal(
            "robust_score",
            "",
            "0.6745 (x - median) / MAD, beyond 3.5; x is the cost less the expected cost over the volatility, else the cost");

    /** The laws of impact. */
    public static final Key<Values> IMPACT = SHAPE.object("impact", ImpactKeys.IMPACT, "cost as a function of size");

    /** The keys of it. */
    public static final Shape CONTRAST = Shape.of("contrast", "A figure of a group against the other orders.");

    /** The contrasts. */
    public static final Key<List<Values>> CONTRASTS = SHAPE.objects(
            "contrasts",
            CONTRAST,
            "brokers, strategies, traders and accounts against the other orders, clearest first");

    /** The number. */
    public static final Key<Long> CONTRASTS_TRIED =
            SHAPE.whole("contrasts_tried", Units.COUNT, "number of contrasts that p values are adjusted for");

    /** The dimension. */
    public static final Key<String> DIMENSION = CONTRAST.text("dimension", "property that the orders are grouped by");

    /** The group. */
    public static final Key<String> VALUE = CONTRAST.text("value", "the group");

    /** The figure. */
    public static final Key<String> MEASURE = CONTRAST.text("measure", "name of the figure, as in means");

    /** Its meaning. */
    public static final Key<String> MEANING = CONTRAST.text("meaning", "meaning of the figure");

    /** Its unit. */
    public static final Key<String> UNIT = CONTRAST.text("unit", "unit of the figure; empty for a ratio");

    /** The mean. */
    public static final Key<BigDecimal> MEAN = CONTRAST.decimal("mean", "by measure", "mean of the group's stretches")
            .orNull();

    /** The other mean. */
    public static final Key<BigDecimal> OTHER_MEAN = CONTRAST.decimal(
                    "other_mean", "by measure", "mean of the stretches of the other orders")
            .orNull();

    /** The p value. */
    public static final Key<BigDecimal> ADJUSTED_P =
            CONTRAST.decimal("adjusted_p", Units.PROBABILITY, "Welch's test, adjusted by Holm for all contrasts");

    /** True if it is shown. */
    public static final Key<Boolean> IS_SHOWN = CONTRAST.flag("is_shown", "whether adjusted_p is below the level");

    /** The keys of it. */
    public static final Shape COMPARISON = Shape.of("comparison", "Executions of a group against strategies.");

    /** The comparisons. */
    public static final Key<List<Values>> COMPARISONS = SHAPE.objects(
            "comparisons", COMPARISON, "all orders, then groups, against strategies; empty without strategies");

    /** The dimension. */
    public static final Key<String> COMPARED_DIMENSION = COMPARISON
            .text("dimension", "property that the orders are grouped by; null for all")
            .orNull();

    /** The group. */
    public static final Key<String> COMPARED_VALUE = COMPARISON.text("value", "the group; all for all orders");

    /** The orders. */
    public static final Key<Long> COMPARED_ORDERS =
            COMPARISON.whole("orders", Units.COUNT, "orders that were compared");

    /** The stretches. */
    public static final Key<Long> COMPARED_STRETCHES =
            COMPARISON.whole("stretches", Units.COUNT, "independent stretches of time, the units of the tests");

    /** The keys of it. */
    public static final Shape PAIR = Shape.of("pair", "Executions against one strategy.");

    /** The pairs. */
    public static final Key<List<Values>> PAIRS = COMPARISON.objects("pairs", PAIR, "one for each strategy");

    /** The strategy. */
    public static final Key<String> PAIR_STRATEGY = PAIR.text("strategy", "name of the strategy");

    /** The executed cost. */
    public static final Key<BigDecimal> EXECUTED_BPS =
            PAIR.decimal("executed_cost_bps", Units.BPS, "mean cost of the executions over stretches");

    /** The strategy's cost. */
    public static final Key<BigDecimal> STRATEGY_BPS =
            PAIR.decimal("strategy_cost_bps", Units.BPS, "mean cost of the strategy over stretches");

    /** The saving. */
    public static final Key<BigDecimal> SAVING_BPS =
            PAIR.decimal("mean_saving_bps", Units.BPS, "difference: positive when the strategy was cheaper");

    /** Lower. */
    public static final Key<BigDecimal> LOWER_BPS = PAIR.decimal(
                    "interval_lower_bps", Units.BPS, "lower end of the interval; null if it is refused")
            .orNull();

    /** Upper. */
    public static final Key<BigDecimal> UPPER_BPS = PAIR.decimal(
                    "interval_upper_bps", Units.BPS, "upper end of the interval; null if it is refused")
            .orNull();

    /** The p value. */
    public static final Key<BigDecimal> PAIR_P = PAIR.decimal(
            "adjusted_p",
            Units.PROBABILITY,
            "p value adjusted for all strategies, and by Holm for all groups; 1 if it is refused");

    /** The finding. */
    public static final Key<String> FINDING =
            PAIR.text("finding", "better or worse, of the strategy; not_shown or refused");

    /** The sentence. */
    public static final Key<String> VERDICT =
            PAIR.text("verdict", "the finding of this group alone, with its numbers, as a sentence without full stop");

    private TcaFindingKeys() {}
}
