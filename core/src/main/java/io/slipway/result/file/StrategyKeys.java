package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One strategy of a run. */
public final class StrategyKeys {

    /** All of it. */
    public static final Shape SHAPE = Shape.of("strategy", "One strategy.");

    static {
        SHAPE.include(SavingKeys.EXECUTION);
    }

    /** A trait: the strategy knows the whole window beforehand. */
    public static final String LOOKS_AHEAD = "looks_ahead";

    /** A trait: the strategy takes all of the remaining quantity at one moment, in whole lots, or nothing. */
    public static final String ALL_OR_NOTHING = "all_or_nothing";

    /** A trait: the strategy follows the volume profile. */
    public static final String FOLLOWS_VOLUME_CURVE = "follows_volume_curve";

    /** A trait: the strategy trades as others trade, by the prints of the data. */
    public static final String FOLLOWS_PRINTS = "follows_prints";

    /** A trait: the strategy takes only what costs less than its penalties, lambda_under + theta_queue. */
    public static final String LIMITED_BY_PENALTY = "limited_by_penalty";

    /** The traits. */
    public static final Key<List<String>> TRAITS = SHAPE.texts(
            "traits",
            "facts about the strategy: standard, baseline, " + LOOKS_AHEAD + ", " + ALL_OR_NOTHING + ", "
                    + FOLLOWS_VOLUME_CURVE + ", " + FOLLOWS_PRINTS + ", " + LIMITED_BY_PENALTY);

    /** The parameters. */
    public static final Key<Map<String, BigDecimal>> PARAMETERS = SHAPE.key(
            "parameters", Types.map("parameter", Types.DECIMAL), "as the parameter", "the parameters that it declares");

    /** The remainder. */
    public static final Key<BigDecimal> UNFILLED_QTY =
            SHAPE.quantity("unfilled_qty", "quantity that was neither filled nor completed at the end; marked");

    /** The completed quantity. */
    public static final Key<BigDecimal> WALKED_QTY = SHAPE.quantity(
            "walked_qty",
            "part of the filled quantity that was left at the end and taken by walking all that was displayed then");

    /** The price of it. */
    public static final Key<BigDecimal> WALKED_AVG_PX = SHAPE.decimal(
                    "walked_avg_px", Units.PER_SHARE, "average price of walked_qty, fees included; null where it is 0")
            .orNull();

    /** The cost of it. */
    public static final Key<BigDecimal> WALKED_COST = SHAPE.decimal(
                    "walked_cost",
                    Units.CURRENCY,
                    "cost of walked_qty against arrival_mid, fees included; null without an arrival mid")
            .orNull();

    /** The fees. */
    public static final Key<BigDecimal> FEES = SHAPE.decimal(
            "fees",
            Units.CURRENCY,
            "fees less rebates of all fills, positive when paid; part of the cash and of the average");

    /** The number of fills. */
    public static final Key<Long> FILLS = SHAPE.whole("fills", Units.COUNT, "number of fills");

    /** By venue. */
    public static final Key<Map<String, BigDecimal>> FILLED_BY_VENUE = SHAPE.key(
            "filled_by_venue", Types.map("publisher id", Types.QUANTITY), Units.SHARES, "filled quantity by venue");

    /** The first fill. */
    public static final Key<Instant> FIRST_FILL_TIME =
            SHAPE.time("first_fill_time", "time of the first fill").orNull();

    /** The last fill. */
    public static final Key<Instant> LAST_FILL_TIME =
            SHAPE.time("last_fill_time", "time of the last fill").orNull();

    /** Against the arrival. */
    public static final Key<BigDecimal> COST_VS_ARRIVAL_BPS = SHAPE.decimal(
                    "cost_vs_arrival_bps", Units.BPS, "average price against arrival_mid; positive is a cost")
            .orNull();

    /** Against every benchmark. */
    public static final Key<Map<String, Optional<BigDecimal>>> COST_VS_BENCHMARKS_BPS = SHAPE.key(
            "cost_vs_benchmarks_bps",
            Types.map("benchmark", Types.maybe(Types.DECIMAL)),
            Units.BPS,
            "average price against each benchmark; positive is a cost");

    /** Against hindsight. */
    public static final Key<Map<String, Optional<BigDecimal>>> HINDSIGHT_CAPTURE = SHAPE.key(
            "hindsight_capture_vs_baselines",
            Types.map("baseline", Types.maybe(Types.DECIMAL)),
            Units.RATIO,
            "(baseline - strategy) / (baseline - best possible), of the cash: below 0 worse than the baseline, above 1 only with"
                    + " passive fills; null where quantities differ or the baseline cost no more than the best possible");

    /** The shortfall. */
    public static final Key<Values> IMPLEMENTATION_SHORTFALL = SHAPE.object(
                    "implementation_shortfall",
                    CostKeys.SHORTFALL,
                    "cost against the decision price by Wagner and Edwards and by Perold: [MODELS.md](MODELS.md) section 9;"
                            + " null without a price to measure from")
            .orNull();

    /** The cost by part. */
    public static final Key<Values> COSTS = SHAPE.object(
                    "costs", CostKeys.COSTS, "cost against arrival_mid by part; null without an arrival mid")
            .orNull();

    /** The component model. */
    public static final Key<Values> COMPONENT_MODEL = SHAPE.object(
            "component_model",
            CostKeys.COMPONENTS,
            "component model of the exercise, of the fills; part of no other value: [MODELS.md](MODELS.md) section 9");

    /** All fills. */
    public static final Key<Values> EXECUTION_QUALITY =
            SHAPE.object("execution_quality", VenueKeys.QUALITY, "spreads of all fills");

    /** The venues. */
    public static final Key<Map<String, Values>> VENUES =
            SHAPE.objectsBy("venues", "publisher id", VenueKeys.CARD, "the venues that the strategy sent orders to");

    /** The keys of it. */
    public static final Shape MILESTONE = Shape.of("milestone", "One point of the target schedule.");

    /** The schedule. */
    public static final Key<List<Values>> PLAN = SHAPE.objects(
            "plan", MILESTONE, "target schedule; empty for strategies whose schedule depends on the market");

    /** The time of a milestone. */
    public static final Key<BigDecimal> MS = MILESTONE.decimal("ms", Units.MS, "time after the start of the order");

    /** The quantity of a milestone. */
    public static final Key<BigDecimal> QTY = MILESTONE.quantity("qty", "cumulative quantity due by then");

    /** Filled twice. */
    public static final Key<BigDecimal> REUSED_DISPLAYED_QTY = SHAPE.quantity(
            "reused_displayed_qty",
            "quantity filled from displayed size that the strategy had already taken; only the exercise and"
                    + " --refill-half-life allow it");

    /** Impact. */
    public static final Key<BigDecimal> WHAT_IF_IMPACT = SHAPE.decimal(
                    "what_if_impact",
                    Units.CURRENCY,
                    "assumed cost of market impact (--what-if-impact); part of no other value; null without the option")
            .orNull();

    /** The obstacles. */
    public static final Key<Map<String, Long>> VENUES_PASSED_OVER = SHAPE.key(
            "venues_passed_over",
            Types.map("reason", Types.WHOLE),
            Units.COUNT,
            "times that a venue with quotes was skipped, by reason: halted, stale, locked");

    /** The mark. */
    public static final Key<BigDecimal> RESIDUAL_MARK_PX = SHAPE.decimal(
                    "residual_mark_px",
                    Units.PER_SHARE,
                    "mark for the unfilled quantity: the price of the last level that completing the order reached, else the last"
                            + " national best of the opposite side; null where all was filled")
            .orNull();

    /** The marked cash. */
    public static final Key<BigDecimal> MARKED_CASH = SHAPE.decimal(
                    "marked_cash",
                    Units.CURRENCY,
                    "total cash with the unfilled quantity at its mark plus the take fee")
            .orNull();

    static {
        SHAPE.include(SavingKeys.SAVINGS);
    }

    private StrategyKeys() {}
}
