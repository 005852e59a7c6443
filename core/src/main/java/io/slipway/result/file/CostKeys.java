package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;

/** The cost of one strategy by part. */
public final class CostKeys {

    /** The keys of it. */
    public static final Shape COSTS = Shape.of("costs", "Cost against the arrival mid.");

    /** The keys of it. */
    public static final Shape BAR = Shape.of("bar", "One part of a cost.");

    /** The parts. */
    public static final Key<List<Values>> BARS = COSTS.objects(
            "bars", BAR, "parts of the cost; they add up to the total exactly: [MODELS.md](MODELS.md) section 9");

    /** The name of a part. */
    public static final Key<String> NAME = BAR.text(
            "name",
            "drift_to_first_fill, drift_after_first_fill, spread, walk_the_book, fees, rebates, unfilled or no_nbbo");

    /** The amount of a part. */
    public static final Key<BigDecimal> AMOUNT = BAR.decimal("amount", Units.CURRENCY, "amount; positive is a cost");

    /** The amount of a part in bps. */
    public static final Key<BigDecimal> BAR_BPS =
            BAR.decimal("bps", Units.BPS, "amount over the whole order at the arrival mid");

    /** The sum. */
    public static final Key<BigDecimal> TOTAL =
            COSTS.decimal("total", Units.CURRENCY, "sum of the parts; positive is a cost");

    /** The sum in bps. */
    public static final Key<BigDecimal> TOTAL_BPS =
            COSTS.decimal("total_bps", Units.BPS, "total over the whole order at the arrival mid");

    /** The keys of it. */
    public static final Shape COMPONENTS = Shape.of("component model", "Component model of the exercise.");

    /** Slippage. */
    public static final Key<BigDecimal> SLIPPAGE =
            COMPONENTS.decimal("slippage", Units.CURRENCY, "cost against the national best of the opposite side");

    /** Impact. */
    public static final Key<BigDecimal> IMPACT =
            COMPONENTS.decimal("impact", Units.CURRENCY, "alpha times the square root of the filled quantity");

    /** Both. */
    public static final Key<BigDecimal> COMPONENT_TOTAL =
            COMPONENTS.decimal("total", Units.CURRENCY, "slippage plus impact");

    /** The negative. */
    public static final Key<BigDecimal> REWARD = COMPONENTS.decimal("reward", Units.CURRENCY, "negative total");

    /** The keys of it. */
    public static final Shape SHORTFALL = Shape.of("implementation shortfall", "Cost against the decision price.");

    /** Delay. */
    public static final Key<BigDecimal> DELAY = SHORTFALL.decimal(
            "delay",
            Units.CURRENCY,
            "drift of the mid from the decision to the arrival, of the whole order; positive is a cost");

    /** Execution. */
    public static final Key<BigDecimal> EXECUTION =
            SHORTFALL.decimal("execution", Units.CURRENCY, "filled quantity against the arrival mid, without fees");

    /** Opportunity. */
    public static final Key<BigDecimal> OPPORTUNITY = SHORTFALL.decimal(
            "opportunity", Units.CURRENCY, "unfilled quantity at its mark plus the take fee, against the arrival mid");

    /** Fees. */
    public static final Key<BigDecimal> SHORTFALL_FEES =
            SHORTFALL.decimal("fees", Units.CURRENCY, "fees less rebates, positive when paid");

    /** Sum. */
    public static final Key<BigDecimal> SHORTFALL_TOTAL =
            SHORTFALL.decimal("total", Units.CURRENCY, "sum of delay, execution, opportunity and fees");

    /** Sum in bps. */
    public static final Key<BigDecimal> SHORTFALL_TOTAL_BPS = SHORTFALL
            .decimal(
                    "total_bps",
                    Units.BPS,
                    "total over the whole order at the decision price; null where that price is zero")
            .orNull();

    /** Perold's execution cost. */
    public static final Key<BigDecimal> PEROLD_EXECUTION = SHORTFALL.decimal(
            "perold_execution", Units.CURRENCY, "filled quantity against the decision price, fees included");

    /** Perold's opportunity cost. */
    public static final Key<BigDecimal> PEROLD_OPPORTUNITY = SHORTFALL.decimal(
            "perold_opportunity",
            Units.CURRENCY,
            "unfilled quantity at its mark plus the take fee, against the decision price");

    private CostKeys() {}
}
