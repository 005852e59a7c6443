package io.slipway.result.file.panel;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The keys of {@code study.json} that a study of several symbols and days has. */
public final class PanelKeys {

    /** The keys of it. */
    public static final Shape LABELLED =
            Shape.of("orders of a symbol or a day", "Orders of one symbol, or of one day.");

    /** The symbol or day. */
    public static final Key<String> LABEL = LABELLED.text("name", "symbol, or day as YYYY-MM-DD");

    /** The orders. */
    public static final Key<Long> LABELLED_ORDERS = LABELLED.whole("orders", "count", "orders that were measured");

    /** The costs. */
    public static final Key<Map<String, BigDecimal>> LABELLED_COST_BPS =
            LABELLED.key("mean_cost_bps", Types.map("strategy", Types.DECIMAL), "bps", "mean cost; positive is a cost");

    /** The keys of the errors by cluster. */
    public static final Shape CLUSTERS = Shape.of(
            "clusters",
            "Error of the mean saving over the orders of several symbols and days (Cameron, Gelbach and Miller 2011).");

    /** By day. */
    public static final Key<BigDecimal> DAY_ERROR_BPS =
            CLUSTERS.decimal("day_error_bps", "bps", "standard error with days as clusters");

    /** By symbol. */
    public static final Key<BigDecimal> SYMBOL_ERROR_BPS =
            CLUSTERS.decimal("symbol_error_bps", "bps", "standard error with symbols as clusters");

    /** By both. */
    public static final Key<BigDecimal> TWO_WAY_ERROR_BPS =
            CLUSTERS.decimal("two_way_error_bps", "bps", "standard error with both as clusters");

    /** The lower end. */
    public static final Key<BigDecimal> TWO_WAY_LOWER_BPS = CLUSTERS.decimal(
            "two_way_lower_bps",
            "bps",
            "lower end of the interval for other days and other symbols like these (Student's t, clusters less one)");

    /** The upper end. */
    public static final Key<BigDecimal> TWO_WAY_UPPER_BPS =
            CLUSTERS.decimal("two_way_upper_bps", "bps", "upper end of that interval");

    private PanelKeys() {}

    /** The orders of a corpus, grouped by a label. */
    public static Key<List<Values>> by(Shape study, String name, String label) {
        return study.objects(name, LABELLED, "orders by " + label + ", of a corpus; not tested")
                .optional();
    }

    /** The slices of an order, of a study. */
    public static Key<Long> slices(Shape study) {
        return study.whole(
                        "slices",
                        "count",
                        "slices of each order's horizon; where it is 1, schedules such as twap send all at the start")
                .optional();
    }
}
