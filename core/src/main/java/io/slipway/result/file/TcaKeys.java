package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code tca.json}, the costs of executions that really happened. */
public final class TcaKeys {

    /** The file. */
    public static final Shape FILE = Shape.of(
            "tca.json",
            "Costs of own orders. Costs are positive when the orders paid; savings when a strategy was cheaper.");

    /** The program. */
    public static final Key<String> VERSION = FILE.text("version", "version of Slipway that wrote the file");

    /** The settings. */
    public static final Key<Map<String, String>> SETTINGS =
            FILE.key("settings", Types.map("setting", Types.TEXT), "", "settings that shape the results");

    /** The instrument. */
    public static final Key<Values> INSTRUMENT = OrderKeys.instrument(FILE);

    /** The currency. */
    public static final Key<String> CURRENCY = OrderKeys.currency(FILE);

    /** The keys of it. */
    public static final Shape MARKET = Shape.of("market", "Market data and orders of one symbol.");

    /** The symbols. */
    public static final Key<List<Values>> MARKETS = FILE.objects("markets", MARKET, "symbols, in order");

    /** The symbol. */
    public static final Key<String> SYMBOL = MARKET.text("symbol", "symbol");

    /** Its orders. */
    public static final Key<Long> ORDERS = MARKET.whole("orders", Units.COUNT, "orders of the symbol");

    /** The events. */
    public static final Key<Long> EVENTS = MARKET.whole("events", Units.COUNT, "events of market data; 0 for none");

    /** The digest. */
    public static final Key<String> SHA256 = MARKET.text(
                    "input_sha256", "SHA-256 of the symbol and all events in one canonical form; null for none")
            .orNull();

    /** The keys of it. */
    public static final Shape ACCOUNT = Shape.of("account", "Quantities of all reports, to the last step.");

    /** The account. */
    public static final Key<Values> QUANTITIES =
            FILE.object("quantities", ACCOUNT, "reported - doubled - busted + corrected - left_out = kept");

    /** Reported. */
    public static final Key<BigDecimal> REPORTED = ACCOUNT.quantity("reported", "in reports of fills");

    /** Doubled. */
    public static final Key<BigDecimal> DOUBLED = ACCOUNT.quantity("doubled", "in fills that were reported again");

    /** Busted. */
    public static final Key<BigDecimal> BUSTED = ACCOUNT.quantity("busted", "in fills that were taken back");

    /** Corrected. */
    public static final Key<BigDecimal> CORRECTED = ACCOUNT.quantity("corrected", "added by corrections");

    /** Left out. */
    public static final Key<BigDecimal> LEFT_OUT = ACCOUNT.quantity("left_out", "in fills of a wrong side or symbol");

    /** Kept. */
    public static final Key<BigDecimal> KEPT = ACCOUNT.quantity("kept", "in executions.csv");

    /** The keys of it. */
    public static final Shape ISSUE = Shape.of("issue", "Faults or remarks of one kind.");

    /** The faults. */
    public static final Key<List<Values>> ISSUES = FILE.objects(
            "issues", ISSUE, "faults of orders and fills, and remarks on their market and measurement, by kind");

    /** The kind. */
    public static final Key<String> ISSUE_KEY = ISSUE.text("issue", "kind of the fault or remark");

    /** The subject of a fault of the records. */
    public static final String RECORD = "record";

    /** The subject. */
    public static final Key<String> ISSUE_ABOUT = ISSUE.text(
                    "about",
                    "record: a fault of orders or fills; market: a state of the market or of its data; measurement: how a sound"
                            + " record was counted")
            .optional();

    /** The meaning. */
    public static final Key<String> ISSUE_MEANING = ISSUE.text("meaning", "the fault or remark, and what follows");

    /** The count. */
    public static final Key<Long> ISSUE_COUNT = ISSUE.whole("count", Units.COUNT, "number of them");

    /** The first. */
    public static final Key<List<String>> ISSUE_EXAMPLES = ISSUE.texts("examples", "the first of them, by id");

    /** The keys of it. */
    public static final Shape GROUP = Shape.of("group", "Sums and means of some orders.");

    /** All orders. */
    public static final Key<Values> ALL = FILE.object("all", GROUP, "all orders");

    /** The groups. */
    public static final Key<List<Values>> GROUPS = FILE.objects(
            "groups",
            GROUP,
            "by broker, strategy, trader, account, symbol, side, day, hour of arrival, size and venue");

    /** The dimension. */
    public static final Key<String> DIMENSION = GROUP.text(
                    "dimension", "property that the orders are grouped by; null for all")
            .orNull();

    /** The group. */
    public static final Key<String> VALUE = GROUP.text(
            "value", "the group; a venue is the one that filled most of an order, by market identifier code");

    /** Its orders. */
    public static final Key<Long> GROUP_ORDERS = GROUP.whole("orders", Units.COUNT, "number of orders");

    /** Orders with a shortfall. */
    public static final Key<Long> PRICED =
            GROUP.whole("priced_orders", Units.COUNT, "orders with a shortfall; the amounts are of these");

    /** Orders without a mark. */
    public static final Key<Long> UNMARKED = GROUP.whole(
            "unmarked_orders",
            Units.COUNT,
            "those of the priced orders whose unfilled quantity has no mark; their opportunity cost is not known and in no amount");

    /** The stretches. */
    public static final Key<Long> STRETCHES =
            GROUP.whole("stretches", Units.COUNT, "independent stretches of time: orders that overlap are one");

    /** Ordered. */
    public static final Key<BigDecimal> GROUP_QTY = GROUP.quantity("qty", "ordered");

    /** Filled. */
    public static final Key<BigDecimal> GROUP_FILLED = GROUP.quantity("filled_qty", "filled");

    /** The notional. */
    public static final Key<BigDecimal> NOTIONAL =
            GROUP.decimal("notional", Units.CURRENCY, "ordered quantity at the decision prices");

    /** The parts. */
    public static final Key<BigDecimal> DELAY = GROUP.decimal("delay", Units.CURRENCY, "from decision to arrival");

    /** Execution. */
    public static final Key<BigDecimal> EXECUTION =
            GROUP.decimal("execution", Units.CURRENCY, "filled quantity against the arrival mid, without fees");

    /** Opportunity. */
    public static final Key<BigDecimal> OPPORTUNITY =
            GROUP.decimal("opportunity", Units.CURRENCY, "unfilled quantity at the end prices plus the take fee");

    /** Fees. */
    public static final Key<BigDecimal> FEES = GROUP.decimal("fees", Units.CURRENCY, "fees less rebates");

    /** Sum. */
    public static final Key<BigDecimal> TOTAL =
            GROUP.decimal("shortfall", Units.CURRENCY, "sum of the four: implementation shortfall");

    /** Sum in bps. */
    public static final Key<BigDecimal> TOTAL_BPS = GROUP.decimal(
                    "shortfall_bps", Units.BPS, "shortfall over the notional")
            .orNull();

    /** The means. */
    public static final Key<Map<String, BigDecimal>> MEANS =
            GROUP.key("means", Types.map("measure", Types.DECIMAL), "by name", "means over orders, each order once");

    /** The medians. */
    public static final Key<Map<String, BigDecimal>> MEDIANS =
            GROUP.key("medians", Types.map("measure", Types.DECIMAL), "by name", "medians over orders");

    /** The counts. */
    public static final Key<Map<String, Long>> MEASURED = GROUP.key(
                    "measured_orders",
                    Types.map("measure", Types.WHOLE),
                    Units.COUNT,
                    "orders that have the measure: means and medians are of these")
            .optional();

    /** Venues within reach. */
    public static final Key<List<String>> REACHABLE_VENUES = FILE.texts(
            "reachable_venues",
            "venues within reach of the router: those of the market data at which an own fill traded");

    /** The keys of it. */
    public static final Shape FILLS = Shape.of(
            "fill statistics",
            "Spreads and prices of fills in bps of the mid before each fill, weighted by quantity; by notional where there are several"
                    + " symbols, whose quantities do not add up.");

    /** The keys of it. */
    public static final Shape VENUE = Shape.of("venue", "Fills at one venue.");

    /** All fills. */
    public static final Key<Values> FILLED = FILE.object("fills", VENUE, "fills at all venues");

    /** The venues. */
    public static final Key<Map<String, Values>> VENUES = FILE.objectsBy(
            "venues",
            "publisher id",
            VENUE,
            "fills by venue; an id below zero is of a name that is not known, 0 of fills that state no venue");

    /** The name. */
    public static final Key<String> VENUE_NAME = VENUE.text(
                    "venue", "market identifier code, or the name in the file if it is not known; null for all venues")
            .orNull();

    /** The share. */
    public static final Key<BigDecimal> VENUE_SHARE = VENUE.decimal(
                    "qty_share",
                    Units.RATIO,
                    "share of all filled quantity; of the notional where there are several symbols")
            .orNull();

    /** All. */
    public static final Key<Values> OF_ALL = VENUE.object("all", FILLS, "all fills");

    /** Takers. */
    public static final Key<Values> OF_TAKERS = VENUE.object("taker", FILLS, "fills that took");

    /** Makers. */
    public static final Key<Values> OF_MAKERS = VENUE.object("maker", FILLS, "fills that rested");

    /** Fills. */
    public static final Key<Long> COUNT = FILLS.whole("fills", Units.COUNT, "number of fills");

    /** Shares. */
    public static final Key<BigDecimal> QTY = FILLS.quantity("qty", "filled quantity");

    /** Notional. */
    public static final Key<BigDecimal> FILL_NOTIONAL =
            FILLS.decimal("notional", Units.CURRENCY, "quantity at its prices");

    /** Fees. */
    public static final Key<BigDecimal> FILL_FEES = FILLS.decimal("fees", Units.CURRENCY, "fees less rebates");

    /** The effective spread. */
    public static final Key<BigDecimal> EFFECTIVE = FILLS.decimal(
                    "effective_spread_bps",
                    Units.BPS,
                    "twice the distance of the price from the mid; positive is a cost")
            .orNull();

    /** The quoted spread. */
    public static final Key<BigDecimal> QUOTED = FILLS.decimal(
                    "quoted_spread_bps", Units.BPS, "best offer less best bid")
            .orNull();

    /** The ratio. */
    public static final Key<BigDecimal> RATIO = FILLS.decimal(
                    "effective_over_quoted", Units.RATIO, "1 where all took at the touch; less is better")
            .orNull();

    /** The realized spread. */
    public static final Key<Map<String, Optional<BigDecimal>>> REALIZED = FILLS.key(
            "realized_spread_bps",
            Types.map("horizon", Types.maybe(Types.DECIMAL)),
            Units.BPS,
            "twice the distance of the price from the mid 50ms to 300s later; positive is a cost");

    /** The counts. */
    public static final Key<Map<String, Long>> REALIZED_FILLS = FILLS.key(
            "realized_fills", Types.map("horizon", Types.WHOLE), Units.COUNT, "fills with a mid at the horizon");

    /** The markout curve. */
    public static final Key<Map<String, Values>> MARKOUTS = FILLS.objectsBy(
            "markouts", "horizon", VenueKeys.MARKOUT, "mean markout by horizon, with counts and intervals");

    /** Improved. */
    public static final Key<BigDecimal> IMPROVED_QTY =
            FILLS.quantity("improved_qty", "took at a better price than the far touch");

    /** At the quote. */
    public static final Key<BigDecimal> AT_QUOTE_QTY = FILLS.quantity("at_quote_qty", "took at the far touch");

    /** Outside. */
    public static final Key<BigDecimal> OUTSIDE_QTY = FILLS.quantity("outside_qty", "took at a worse price");

    /** Saved. */
    public static final Key<BigDecimal> IMPROVEMENT =
            FILLS.decimal("price_improvement", Units.CURRENCY, "saved against the far touch by improved_qty");

    /** Paid. */
    public static final Key<BigDecimal> DISIMPROVEMENT =
            FILLS.decimal("price_disimprovement", Units.CURRENCY, "paid beyond the far touch by outside_qty");

    /** Improved, within reach. */
    public static final Key<BigDecimal> REACHABLE_IMPROVED_QTY = FILLS.quantity(
            "reachable_improved_qty",
            "took at a better price than the best within reach: see reachable_px of executions.csv");

    /** At the best within reach. */
    public static final Key<BigDecimal> REACHABLE_AT_QUOTE_QTY =
            FILLS.quantity("reachable_at_quote_qty", "took at the best price within reach");

    /** Worse than within reach. */
    public static final Key<BigDecimal> REACHABLE_OUTSIDE_QTY =
            FILLS.quantity("reachable_outside_qty", "took at a worse price than the best within reach");

    /** Saved. */
    public static final Key<BigDecimal> REACHABLE_IMPROVEMENT = FILLS.decimal(
            "reachable_price_improvement",
            Units.CURRENCY,
            "saved against the best price within reach by reachable_improved_qty");

    /** Paid. */
    public static final Key<BigDecimal> REACHABLE_DISIMPROVEMENT = FILLS.decimal(
            "reachable_price_disimprovement",
            Units.CURRENCY,
            "paid beyond the best price within reach by reachable_outside_qty");

    /** Elsewhere. */
    public static final Key<BigDecimal> BETTER_QTY = FILLS.quantity(
            "better_qty", "took while other venues showed as many at a better price; a shown share counts once");

    /** Its money. */
    public static final Key<BigDecimal> BETTER =
            FILLS.decimal("better_amount", Units.CURRENCY, "saved if better_qty had taken at those prices");

    private TcaKeys() {}

    static {
        FILE.include(TcaFindingKeys.SHAPE);
    }
}
