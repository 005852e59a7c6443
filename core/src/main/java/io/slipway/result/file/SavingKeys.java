package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cash, average price and saving of an execution, and the points of a parameter search. */
public final class SavingKeys {

    private static final String TOTAL_CASH_DOC = "cash that a buy pays or a sell receives, fees included";
    private static final String AVERAGE_DOC = "total cash over filled quantity; null where nothing was filled";

    /** Cash and price. */
    public static final Shape PRICED = Shape.of("priced execution", "Cash and average price of an execution.");

    /** The cash, perhaps null. */
    public static final Key<BigDecimal> CASH_OR_NULL =
            PRICED.decimal("total_cash", Units.CURRENCY, TOTAL_CASH_DOC).orNull();

    /** The price. */
    public static final Key<BigDecimal> AVERAGE_OR_NULL =
            PRICED.decimal("avg_fill_px", Units.PER_SHARE, AVERAGE_DOC).orNull();

    /** Quantity, cash and price. */
    public static final Shape EXECUTION = Shape.of("execution", "Quantity, cash and average price of an execution.");

    /** The quantity. */
    public static final Key<BigDecimal> FILLED_QTY = EXECUTION.quantity("filled_qty", "filled quantity");

    /** The cash. */
    public static final Key<BigDecimal> TOTAL_CASH = EXECUTION.decimal("total_cash", Units.CURRENCY, TOTAL_CASH_DOC);

    /** The price. */
    public static final Key<BigDecimal> AVG_FILL_PX =
            EXECUTION.decimal("avg_fill_px", Units.PER_SHARE, AVERAGE_DOC).orNull();

    /** The keys of it. */
    public static final Shape SAVINGS = Shape.of("savings", "Savings against the baselines.");

    /** The savings. */
    public static final Key<Map<String, Optional<BigDecimal>>> SAVINGS_VS_BASELINES_BPS = SAVINGS.key(
            "savings_vs_baselines_bps",
            Types.map("baseline", Types.maybe(Types.DECIMAL)),
            Units.BPS,
            "(baseline cash - cash) / baseline cash for a buy, the opposite for a sell; positive when the strategy was better;"
                    + " cash is of the whole order, with what was left at its mark; null where they are not compared");

    /** One point of a search: an element of {@code grid_results.json}. */
    public static final Shape POINT = Shape.of(
            "grid_results.json",
            "The points of a parameter search, in the order of the search; only `tune` and `demo`.");

    /** The parameters of a point. */
    public static final Key<Map<String, BigDecimal>> PARAMETERS =
            POINT.key("parameters", Types.map("parameter", Types.DECIMAL), "as the parameter", "values of the point");

    /** The search. */
    public static final Shape SEARCH = Shape.of("search", "The parameter search.");

    /** The method. */
    public static final Key<String> METHOD = SEARCH.text("method", "grid or random");

    /** The objective. */
    public static final Key<String> OBJECTIVE =
            SEARCH.text("objective", "figure that ranks the points: see the setting `objective`");

    /** The number of points. */
    public static final Key<Long> POINTS = SEARCH.whole("points", Units.COUNT, "points that were tried");

    /** The ties. */
    public static final Key<Long> TIED_BEST =
            SEARCH.whole("tied_best", Units.COUNT, "points that gave exactly the best result");

    /** Parameters at the edge of what was tried. */
    public static final Key<List<String>> AT_THE_EDGE = SEARCH.texts(
            "at_the_edge",
            "parameters whose best value is the first or last of those tried: a better one may lie beyond");

    /** Parameters with several values. */
    public static final Key<List<String>> VARIED =
            SEARCH.texts("varied", "parameters of which several values were tried");

    /** The default parameters. */
    public static final Key<Values> UNTUNED;

    static {
        POINT.include(EXECUTION).include(SAVINGS);
        UNTUNED = SEARCH.object(
                "untuned", POINT, "the result with the default parameters, which were not chosen on this data");
    }

    private SavingKeys() {}
}
