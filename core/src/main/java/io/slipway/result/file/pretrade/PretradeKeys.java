package io.slipway.result.file.pretrade;

import io.slipway.result.file.panel.FeeDoubtKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The keys of {@code pretrade.json}. */
public final class PretradeKeys {

    private static final String BPS = "bps";
    private static final String COUNT = "count";
    private static final String RATIO = "ratio";

    /** The file. */
    public static final Shape FILE = Shape.of(
            "pretrade.json",
            "Cost of an order before it is given, from orders like it in the same window of past days. Costs are positive when"
                    + " the order pays.");

    /** The program. */
    public static final Key<String> VERSION = FILE.text("version", "version of Slipway that wrote the file");

    /** The settings. */
    public static final Key<Map<String, String>> SETTINGS =
            FILE.key("settings", Types.map("setting", Types.TEXT), "", "settings that shape the results");

    /** The symbol. */
    public static final Key<String> SYMBOL = FILE.text("symbol", "symbol of the market data");

    /** The digest. */
    public static final Key<String> SHA256 =
            FILE.text("input_sha256", "SHA-256 of the symbol and all events in one canonical form");

    /** The side. */
    public static final Key<String> SIDE = FILE.text("side", "buy or sell");

    /** The quantity. */
    public static final Key<BigDecimal> QTY = FILE.quantity("qty", "quantity of the order");

    /** The window. */
    public static final Key<String> WINDOW =
            FILE.text("window", "local hours in which the order works, or regular for a whole session");

    /** The days. */
    public static final Key<Long> DAYS =
            FILE.whole("days", COUNT, "independent days behind the costs: each is one draw");

    /** Days that were left out. */
    public static final Key<List<String>> LEFT_OUT = FILE.texts(
            "days_left_out", "days whose market or data do not cover the whole window, or have no mid at its start");

    /** Days with an early start. */
    public static final Key<List<String>> EARLY = FILE.texts(
            "days_of_early_start",
            "days at whose start fewer than half of the venues show a price on the side that the order takes, though trading is not"
                    + " halted");

    /** Days that begin in a halt. */
    public static final Key<List<String>> HALTED = FILE.texts(
                    "days_halted_at_start",
                    "days at whose start trading is halted, so that the jump of the reopening is in no cost; left out if none")
            .optional();

    /** Days with a halt later. */
    public static final Key<List<String>> INTERRUPTED = FILE.texts(
                    "days_halted_later",
                    "days on which trading is halted within the window and not at its start, so that the jump of the reopening is in the"
                            + " costs of what trades after it; left out if none")
            .optional();

    /** Strategies that had nothing to follow. */
    public static final Key<List<String>> IDLE = FILE.texts(
                    "idle_strategies",
                    "strategies that follow the trades of others where the window of at least one day shows none; left out if none")
            .optional();

    /** The doubts about the fees. */
    public static final Key<Values> FEE_DOUBTS = FeeDoubtKeys.in(FILE);

    /** The level. */
    public static final Key<BigDecimal> LEVEL =
            FILE.decimal("interval_level", "probability", "probability that an interval covers");

    /** The keys of it. */
    public static final Shape MARKET = Shape.of("pretrade market", "The market in the window, means over the days.");

    /** The market. */
    public static final Key<Values> MARKETS = FILE.object("market", MARKET, "the market in the window");

    /** The spread. */
    public static final Key<BigDecimal> SPREAD = MARKET.decimal(
                    "spread_bps", BPS, "best offer less best bid, mean over time")
            .orNull();

    /** The depth. */
    public static final Key<BigDecimal> DISPLAYED = MARKET.decimal(
                    "displayed_qty",
                    Shape.SHARES,
                    "displayed at the best price of the side that the order takes, mean over time")
            .orNull();

    /** The volume. */
    public static final Key<BigDecimal> VOLUME = MARKET.decimal("volume", Shape.SHARES, "traded in the window");

    /** The least volume. */
    public static final Key<BigDecimal> LEAST_VOLUME =
            MARKET.quantity("least_volume", "traded in the window of the quietest day");

    /** The participation. */
    public static final Key<BigDecimal> PARTICIPATION = MARKET.decimal(
                    "participation", RATIO, "quantity of the order over the mean volume")
            .orNull();

    /** The curve. */
    public static final Key<List<BigDecimal>> CURVE = MARKET.key(
            "volume_curve", Types.list(Types.DECIMAL), RATIO, "parts of the volume in six equal parts of the window");

    /** The impact. */
    public static final Key<Values> IMPACT = FILE.object(
                    "impact", AddedImpactKeys.IMPACT, "impact that is added to the costs; only with --impact")
            .optional();

    /** The keys of it. */
    public static final Shape STRATEGY = Shape.of("pretrade strategy", "The cost of one strategy.");

    /** The strategies. */
    public static final Key<List<Values>> STRATEGIES =
            FILE.objects("strategies", STRATEGY, "costs by strategy, the cheapest mean first");

    /** The name. */
    public static final Key<String> NAME = STRATEGY.text("strategy", "name of the strategy");

    /** The mean. */
    public static final Key<BigDecimal> MEAN =
            STRATEGY.decimal("mean_bps", BPS, "mean cost over the days against the arrival mid, fees included");

    /** The mean in money. */
    public static final Key<BigDecimal> DEVIATION = STRATEGY.decimal(
                    "deviation_bps", BPS, "standard deviation over the days; null for one day")
            .orNull();

    /** The lower end of the mean. */
    public static final Key<BigDecimal> MEAN_LOWER = STRATEGY.decimal(
                    "mean_lower_bps", BPS, "lower end of the interval of the mean")
            .orNull();

    /** The upper end of the mean. */
    public static final Key<BigDecimal> MEAN_UPPER = STRATEGY.decimal(
                    "mean_upper_bps", BPS, "upper end of the interval of the mean")
            .orNull();

    /** The lower end of one order. */
    public static final Key<BigDecimal> ORDER_LOWER = STRATEGY.decimal(
                    "order_lower_bps", BPS, "lower end of the interval of one further order")
            .orNull();

    /** The upper end of one order. */
    public static final Key<BigDecimal> ORDER_UPPER = STRATEGY.decimal(
                    "order_upper_bps", BPS, "upper end of the interval of one further order")
            .orNull();

    /** The cheapest day. */
    public static final Key<BigDecimal> LEAST = STRATEGY.decimal("least_bps", BPS, "cost on the cheapest day");

    /** The dearest day. */
    public static final Key<BigDecimal> MOST = STRATEGY.decimal("most_bps", BPS, "cost on the dearest day");

    /** The rest. */
    public static final Key<BigDecimal> COMPLETED = STRATEGY.decimal(
            "completed_share",
            RATIO,
            "part of the quantity that was left at the end and completed at the book or marked");

    /** The mean with the impact. */
    public static final Key<BigDecimal> WITH_IMPACT = STRATEGY.decimal(
                    "mean_with_impact_bps", BPS, "mean cost over the days plus the impact; only with --impact")
            .optional();

    /** The lower end of it. */
    public static final Key<BigDecimal> WITH_IMPACT_LOWER = STRATEGY.decimal(
                    "with_impact_lower_bps",
                    BPS,
                    "lower end of the interval of the mean plus that of the impact; absent for one day")
            .optional();

    /** The upper end of it. */
    public static final Key<BigDecimal> WITH_IMPACT_UPPER = STRATEGY.decimal(
                    "with_impact_upper_bps",
                    BPS,
                    "upper end of the interval of the mean plus that of the impact; absent for one day")
            .optional();

    /** The costs by day. */
    public static final Key<Map<String, BigDecimal>> BY_DAY =
            STRATEGY.key("cost_by_day_bps", Types.map("date", Types.DECIMAL), BPS, "cost on each day");

    private PretradeKeys() {}
}
