package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns of {@code orders.csv} and {@code executions.csv}, the orders and fills of {@code slipway tca}. */
public final class OwnOrderKeys {

    /** The file of orders. */
    public static final Shape ORDERS =
            Shape.of("orders.csv", "One row per order that was executed; costs are positive when the order paid.");

    /** The identifier. */
    public static final Key<String> ID = ORDERS.text("order_id", "identifier of the order");

    /** The symbol. */
    public static final Key<String> SYMBOL = ORDERS.text("symbol", "symbol");

    /** The side. */
    public static final Key<String> SIDE = ORDERS.text("side", "buy or sell");

    /** The quantity. */
    public static final Key<BigDecimal> QTY = ORDERS.quantity("qty", "quantity ordered");

    /** The filled quantity. */
    public static final Key<BigDecimal> FILLED_QTY = ORDERS.quantity("filled_qty", "quantity filled");

    /** Inferred. */
    public static final Key<Boolean> INFERRED =
            ORDERS.flag("inferred", "whether the order was inferred from its fills");

    /** The arrival. */
    public static final Key<Instant> START = ORDERS.time("start", "start of the measured window: the arrival");

    /** The end. */
    public static final Key<Instant> END = ORDERS.time("end", "end of the measured window");

    /** The broker. */
    public static final Key<String> BROKER = ORDERS.text("broker", "broker; empty where it is not known");

    /** The algorithm. */
    public static final Key<String> STRATEGY = ORDERS.text("strategy", "strategy of the broker, likewise");

    /** The trader. */
    public static final Key<String> TRADER = ORDERS.text("trader", "trader, likewise");

    /** The account. */
    public static final Key<String> ACCOUNT = ORDERS.text("account", "account, likewise");

    /** Cash. */
    public static final Key<BigDecimal> CASH =
            ORDERS.decimal("cash", Units.CURRENCY, "cash paid by a buy or received by a sell, fees included");

    /** The average. */
    public static final Key<BigDecimal> AVG_PX = ORDERS.decimal(
                    "avg_fill_px", Units.PER_SHARE, "cash per filled share, fees included")
            .orNull();

    /** The delay. */
    public static final Key<BigDecimal> DELAY = part("delay", "drift of the mid from decision to arrival");

    /** The execution. */
    public static final Key<BigDecimal> EXECUTION =
            part("execution", "filled quantity against the arrival mid, without fees");

    /** The opportunity. */
    public static final Key<BigDecimal> OPPORTUNITY = part(
            "opportunity",
            "unfilled quantity at the end price plus the take fee, against the arrival mid; empty where it has no mark");

    /** The fees. */
    public static final Key<BigDecimal> FEES = part("fees", "fees less rebates");

    /** The total. */
    public static final Key<BigDecimal> TOTAL =
            part("shortfall", "sum of those of the four that are known: implementation shortfall");

    /** Perold's opportunity. */
    public static final Key<BigDecimal> PEROLD = part(
            "perold_opportunity",
            "unfilled quantity at the end price plus the take fee, against the decision price; empty where it has no mark");

    /** The total in bps. */
    public static final Key<BigDecimal> TOTAL_BPS = ORDERS.decimal(
                    "shortfall_bps", Units.BPS, "shortfall over the whole order at the decision price")
            .orNull();

    /** The first fill. */
    public static final Key<BigDecimal> FIRST_FILL_S = ORDERS.decimal(
                    "first_fill_s",
                    "s",
                    "time from the arrival to the first fill, without the time in which the market was closed")
            .orNull();

    /** The mean fill. */
    public static final Key<BigDecimal> MEAN_FILL_S = ORDERS.decimal(
                    "mean_fill_s", "s", "mean time from the arrival to a share, likewise")
            .orNull();

    /** The taker share. */
    public static final Key<BigDecimal> TAKER_QTY = ORDERS.quantity("taker_qty", "filled quantity that took");

    /** The effective spread. */
    public static final Key<BigDecimal> EFFECTIVE_SPREAD_BPS = ORDERS.decimal(
                    "effective_spread_bps", Units.BPS, "twice the distance of prices from the mid before each fill")
            .orNull();

    /** The best possible. */
    public static final Key<BigDecimal> BEST_POSSIBLE_PX = ORDERS.decimal(
                    "best_possible_px",
                    Units.PER_SHARE,
                    "price per share of the cheapest taking with perfect foresight; empty if less was on offer")
            .orNull();

    /** The cost that strategies are compared with. */
    public static final Key<BigDecimal> EXECUTED_BPS = ORDERS.decimal(
                    "executed_cost_bps",
                    Units.BPS,
                    "cost of the filled quantity against the arrival mid, fees included, but not where strategies are compared for which no fees are set")
            .orNull();

    /** Prices by name, as {@code results.json} has them. */
    public static final Map<String, Key<BigDecimal>> PRICES = new LinkedHashMap<>();

    /** Costs against these prices. */
    public static final Map<String, Key<BigDecimal>> COSTS = new LinkedHashMap<>();

    static {
        for (String name : new String[] {
            "arrival_mid",
            "decision",
            "print_vwap",
            "twap_mid",
            "participation_weighted",
            "official_open",
            "official_close",
            "first_trade",
            "last_trade",
            "previous_close"
        }) {
            PRICES.put(
                    name,
                    ORDERS.decimal(
                                    name,
                                    Units.PER_SHARE,
                                    name.startsWith("official_") || name.endsWith("_trade")
                                            ? "price; the open is of the first day of the order, the close of its last"
                                            : "price: see benchmarks in results.json")
                            .orNull());
            COSTS.put(
                    name,
                    ORDERS.decimal(name + "_cost_bps", Units.BPS, "cost of the fills against this price")
                            .orNull());
        }
    }

    /** The strategies. */
    public static final Key<Map<String, BigDecimal>> STRATEGY_COSTS = ORDERS.key(
            "*_strategy_cost_bps",
            Types.map("strategy", Types.DECIMAL),
            Units.BPS,
            "cost of a strategy for the filled quantity; empty where it is not known");

    /** The file of fills. */
    public static final Shape FILLS = Shape.of(
            "executions.csv", "One row per fill that counts: orders as in orders.csv, fills in the order of time.");

    /** The order. */
    public static final Key<String> FILL_ORDER = FILLS.text("order_id", "identifier of the order");

    /** The execution id. */
    public static final Key<String> FILL_ID = FILLS.text("exec_id", "identifier of the fill; empty where it has none");

    /** The time. */
    public static final Key<Instant> FILL_TIME = FILLS.time("time", "time of the fill");

    /** The publisher. */
    public static final Key<Long> FILL_PUBLISHER = FILLS.whole(
            "publisher_id",
            "",
            "publisher id of the venue; below zero for a name that is not known, 0 where none is stated");

    /** The venue. */
    public static final Key<String> FILL_VENUE =
            FILLS.text("venue", "market identifier code of the venue, or its name in the file if it is not known");

    /** The side. */
    public static final Key<String> FILL_SIDE = FILLS.text("side", "buy or sell");

    /** The quantity. */
    public static final Key<BigDecimal> FILL_QTY = FILLS.quantity("qty", "quantity");

    /** The price. */
    public static final Key<BigDecimal> FILL_PRICE = FILLS.decimal("price", Units.PER_SHARE, "price, without fees");

    /** The fee. */
    public static final Key<BigDecimal> FILL_FEE =
            FILLS.decimal("fee", Units.CURRENCY, "fee of the whole fill, positive when paid");

    /** The role. */
    public static final Key<String> FILL_LIQUIDITY = FILLS.text("liquidity", "taker or maker");

    /** The phase. */
    public static final Key<String> FILL_PHASE = FILLS.text(
            "phase", "continuous, auction, halt or closed, as far as the market data tell; empty without market data");

    /** The bid. */
    public static final Key<BigDecimal> FILL_NBB = FILLS.decimal(
                    "nbb", Units.PER_SHARE, "best bid of all venues before the fill; empty in an auction or a halt")
            .orNull();

    /** The offer. */
    public static final Key<BigDecimal> FILL_NBO = FILLS.decimal(
                    "nbo", Units.PER_SHARE, "best offer of all venues before the fill; likewise")
            .orNull();

    /** The best within reach. */
    public static final Key<BigDecimal> FILL_REACHABLE_PX = FILLS.decimal(
                    "reachable_px",
                    Units.PER_SHARE,
                    "best offer for a buy, best bid for a sell, of the venues within reach, as received before the fill")
            .orNull();

    /** The markouts. */
    public static final Key<Map<String, BigDecimal>> FILL_MIDS = FILLS.key(
            "*_mid",
            Types.map("horizon", Types.DECIMAL),
            Units.PER_SHARE,
            "mid 50ms to 300s after the fill; empty where the data or the session ends before");

    private OwnOrderKeys() {}

    private static Key<BigDecimal> part(String name, String meaning) {
        return ORDERS.decimal(name, Units.CURRENCY, meaning + "; empty without a price to measure from")
                .orNull();
    }
}
