package io.slipway.result.file.panel;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The keys of {@code study.json} about parts of the orders: by size, side, hour, day, spread and volatility. */
public final class CutKeys {

    /** The keys of it. */
    public static final Shape CUT =
            Shape.of("part of the orders", "Orders of one size, side, hour, day, spread or volatility.");

    /** The property. */
    public static final Key<String> DIMENSION = CUT.text("dimension", "size, side, hour, day, spread or volatility");

    /** The value. */
    public static final Key<String> VALUE = CUT.text(
            "value",
            "quantity; buy or sell; hour and day of the start in the market's time zone, as HH:00 and YYYY-MM-DD; range of the"
                    + " spread at the start in bps of the mid; range of the standard deviation of the mid over an hour in bps,"
                    + " from its moves between at most 20 starts of the day until this one");

    /** The orders. */
    public static final Key<Long> ORDERS = CUT.whole("orders", "count", "orders of the part");

    /** The costs. */
    public static final Key<Map<String, BigDecimal>> COST_BPS =
            CUT.key("mean_cost_bps", Types.map("strategy", Types.DECIMAL), "bps", "mean cost; positive is a cost");

    /** The keys of a saving. */
    public static final Shape SAVING =
            Shape.of("saving in a part", "Saving of one strategy against the baseline over the orders of a part.");

    /** The savings. */
    public static final Key<List<Values>> SAVINGS =
            CUT.objects("savings", SAVING, "the strategies that could be compared with the baseline");

    /** The strategy. */
    public static final Key<String> NAME = SAVING.text("name", "name of the strategy");

    /** The mean. */
    public static final Key<BigDecimal> MEAN_BPS = SAVING.decimal(
                    "mean_saving_bps",
                    "bps",
                    "mean saving; positive when the strategy was better; null of a single draw")
            .orNull();

    /** The blocks. */
    public static final Key<Long> BLOCKS =
            SAVING.whole("blocks", "count", "blocks of draws; six are needed for an interval");

    /** The lower end. */
    public static final Key<BigDecimal> LOWER_BPS = SAVING.decimal(
                    "interval_lower_bps", "bps", "lower end of the interval of the mean (Student's t on block means)")
            .orNull();

    /** The upper end. */
    public static final Key<BigDecimal> UPPER_BPS =
            SAVING.decimal("interval_upper_bps", "bps", "upper end of it").orNull();

    /** The p value. */
    public static final Key<BigDecimal> ADJUSTED_P = SAVING.decimal(
                    "adjusted_p", "probability", "p value adjusted for all parts and strategies looked at (Holm)")
            .orNull();

    /** The finding. */
    public static final Key<Boolean> IS_SHOWN =
            SAVING.flag("is_shown", "whether adjusted_p is below the level of the study");

    private CutKeys() {}

    /** The key of a study that holds them. */
    public static Key<List<Values>> in(Shape study) {
        return study.objects(
                        "cuts",
                        CUT,
                        "orders by size, side, hour, day, and spread and volatility at the start, where these differ")
                .optional();
    }
}
