package io.slipway.result.file.tuning;

import io.slipway.result.file.panel.LeftOutKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The keys of {@code tuning.json} and the columns of {@code tuning.csv}. */
public final class TuningKeys {

    private static final String CURRENCY = "quote currency";
    private static final String BPS = "bps";
    private static final String SECONDS = "s";
    private static final String FEES_DOC = "fees less rebates, positive when paid";
    private static final String DURATION_DOC =
            "time from the order's start to its last fill, or to its end if nothing was filled";
    private static final String COUNT = "count";
    private static final String CASH_DOC = "cash that a buy pays or a sell receives, fees included";

    /** The file. */
    public static final Shape FILE = Shape.of(
            "tuning.json",
            "The findings of `tune --corpus`: one order a symbol and day, worked with every point. All figures are"
                    + " in-sample.");

    /** The program. */
    public static final Key<String> VERSION = FILE.text("version", "version of Slipway that wrote the file");

    /** The data. */
    public static final Key<String> SOURCE = FILE.text("source", "name of the corpus");

    /** The digest. */
    public static final Key<String> INPUT_SHA256 =
            FILE.text("input_sha256", "SHA-256 of the chosen days: their symbols, dates and digests");

    /** The settings. */
    public static final Key<Map<String, String>> SETTINGS =
            FILE.key("settings", Types.map("setting", Types.TEXT), "", "settings of the search that applied");

    /** The strategy under test. */
    public static final Key<String> UNDER_TEST = FILE.text("under_test", "strategy whose parameters were searched");

    /** The method. */
    public static final Key<String> METHOD = FILE.text("method", "grid or random");

    /** The objective. */
    public static final Key<String> OBJECTIVE = FILE.text(
            "objective", "figure over all orders that ranks the points: cash, shortfall, fill_share, fees or duration");

    /** The side. */
    public static final Key<String> SIDE = FILE.text("side", "side of the orders, buy or sell");

    /** The currency. */
    public static final Key<String> QUOTE_CURRENCY = FILE.text(
                    "currency", "currency of all amounts of money; left out where it is not known")
            .optional();

    /** The quantity. */
    public static final Key<BigDecimal> ORDERED_QTY = FILE.quantity("ordered_qty", "ordered quantity of all orders");

    /** The number of orders. */
    public static final Key<Long> ORDERS = FILE.whole("orders", COUNT, "orders, one a symbol and day");

    /** The number of orders without a measure. */
    public static final Key<Long> UNMEASURED_ORDERS = FILE.whole(
            "unmeasured_orders",
            COUNT,
            "orders without an arrival mid, or without a mark for what a strategy or a point left; in no mean cost");

    /** The ties. */
    public static final Key<Long> TIED_BEST =
            FILE.whole("tied_best", COUNT, "points that did on every order what the best one did");

    /** Parameters at the edge of what was tried. */
    public static final Key<List<String>> AT_THE_EDGE = FILE.texts(
            "at_the_edge",
            "parameters whose best value is the first or last of those tried: a better one may lie beyond");

    /** Parameters without effect. */
    public static final Key<List<String>> WITHOUT_EFFECT =
            FILE.texts("parameters_without_effect", "parameters that changed nothing on any order");

    /** The keys of it. */
    public static final Shape SUMS = Shape.of("sums of tune", "A strategy over all orders.");

    /** The name. */
    public static final Key<String> NAME = SUMS.text("name", "strategy");

    /** The filled quantity. */
    public static final Key<BigDecimal> FILLED_QTY = SUMS.quantity("filled_qty", "filled quantity of all orders");

    /** The cash. */
    public static final Key<BigDecimal> TOTAL_CASH = SUMS.decimal("total_cash", CURRENCY, CASH_DOC + ", of all orders");

    /** The fees. */
    public static final Key<BigDecimal> FEES = SUMS.decimal("fees", CURRENCY, FEES_DOC + ", of all orders");

    /** The mean duration. */
    public static final Key<BigDecimal> MEAN_DURATION_S =
            SUMS.decimal("mean_duration_s", SECONDS, "mean over the orders of the " + DURATION_DOC);

    /** The mean cost. */
    public static final Key<BigDecimal> MEAN_COST_BPS = SUMS.decimal(
                    "mean_cost_bps",
                    BPS,
                    "mean cost of the measured orders against their arrival mids; positive is a cost")
            .orNull();

    /** The keys of it. */
    public static final Shape POINT = Shape.of("point of tune", "A parameter point over all orders.");

    /** The parameters. */
    public static final Key<Map<String, BigDecimal>> PARAMETERS =
            POINT.key("parameters", Types.map("parameter", Types.DECIMAL), "as the parameter", "values of the point");

    /** The best point. */
    public static final Key<Values> BEST;

    /** The default parameters. */
    public static final Key<Values> UNTUNED;

    /** The points. */
    public static final Key<List<Values>> POINTS;

    /** The strategies. */
    public static final Key<List<Values>> STRATEGIES =
            FILE.objects("strategies", SUMS, "every strategy with its default parameters");

    /** The keys of it. */
    public static final Shape DAY = Shape.of("order of tune", "The order of one symbol and day.");

    /** The symbol. */
    public static final Key<String> SYMBOL = DAY.text("symbol", "symbol of the instrument");

    /** The day. */
    public static final Key<String> TRADING_DAY = DAY.text("day", "trading day as YYYY-MM-DD");

    /** The cost of the best point. */
    public static final Key<BigDecimal> BEST_COST_BPS = cost("best_cost_bps", "cost of the best point of all orders");

    /** The cost of the default parameters. */
    public static final Key<BigDecimal> UNTUNED_COST_BPS = cost("untuned_cost_bps", "cost of the default parameters");

    /** The cost of the cheapest point of the order. */
    public static final Key<BigDecimal> LEAST_COST_BPS =
            cost("least_cost_bps", "cost of the cheapest point of this order");

    /** The orders by day. */
    public static final Key<List<Values>> BY_DAY = FILE.objects("by_day", DAY, "the orders, by symbol and day");

    /** The tasks without a result. */
    public static final Key<List<Values>> LEFT_OUT = LeftOutKeys.in(FILE);

    /** The table. */
    public static final Shape CSV = Shape.of(
            "tuning.csv",
            "One row per order and point, after one per order and strategy. The rows of a day are the figures of"
                    + " `tune` on the file of that day.");

    /** The symbol of a row. */
    public static final Key<String> ROW_SYMBOL = CSV.text("symbol", "symbol of the instrument");

    /** The day of a row. */
    public static final Key<String> ROW_DAY = CSV.text("day", "trading day");

    /** The strategy of a row. */
    public static final Key<String> ROW_STRATEGY = CSV.text("strategy", "strategy");

    /** The point of a row. */
    public static final Key<Long> ROW_POINT = CSV.whole(
                    "point", "", "place in `points` of tuning.json, from 0; empty for a strategy with its defaults")
            .orNull();

    /** The filled quantity of a row. */
    public static final Key<BigDecimal> ROW_FILLED_QTY = CSV.quantity("filled_qty", "filled quantity");

    /** The cash of a row. */
    public static final Key<BigDecimal> ROW_TOTAL_CASH = CSV.decimal("total_cash", CURRENCY, CASH_DOC);

    /** The fees of a row. */
    public static final Key<BigDecimal> ROW_FEES = CSV.decimal("fees", CURRENCY, FEES_DOC);

    /** The duration of a row. */
    public static final Key<BigDecimal> ROW_DURATION_S = CSV.decimal("duration_s", SECONDS, DURATION_DOC);

    /** The cost of a row. */
    public static final Key<BigDecimal> ROW_COST_BPS = CSV.decimal(
                    "cost_vs_arrival_bps",
                    BPS,
                    "cost of the whole order against its arrival mid; positive is a cost; empty where it is not measured")
            .orNull();

    static {
        POINT.include(SUMS);
        BEST = FILE.object("best", POINT, "the best point; of equal ones the first");
        UNTUNED = FILE.object("untuned", POINT, "the default parameters, which were not chosen on this data");
        POINTS = FILE.objects("points", POINT, "the points in the order of the search");
    }

    private TuningKeys() {}

    private static Key<BigDecimal> cost(String name, String doc) {
        return DAY.decimal(name, BPS, doc + "; positive is a cost").orNull();
    }
}
