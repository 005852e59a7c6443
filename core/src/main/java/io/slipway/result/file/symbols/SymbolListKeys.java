package io.slipway.result.file.symbols;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import java.math.BigDecimal;

/** The columns of {@code symbols.csv}. */
public final class SymbolListKeys {

    private static final String COUNT = "count";
    private static final String BPS = "bps";

    /** The file. */
    public static final Shape FILE = Shape.of(
            "symbols.csv",
            "One row per symbol and strategy, or forecast, of `--symbol A,B` or `--symbol all`. The directory of a symbol is the"
                    + " result of that symbol alone. A column that the command does not measure is empty.");

    /** The symbol. */
    public static final Key<String> SYMBOL = FILE.text("symbol", "symbol of the instrument");

    /** The directory. */
    public static final Key<String> DIRECTORY =
            FILE.text("directory", "directory of its result; empty where it has none");

    /** The reason. */
    public static final Key<String> REASON = FILE.text(
            "reason",
            "reason why the symbol has no result, or why a study refuses to compare the strategy; else empty");

    /** The name. */
    public static final Key<String> NAME = FILE.text("name", "strategy, forecast or queue model; empty for `inspect`");

    /** The number of events. */
    public static final Key<Long> EVENTS =
            FILE.whole("events", COUNT, "rows of market data").orNull();

    /** The number of orders. */
    public static final Key<Long> ORDERS = FILE.whole(
                    "orders", COUNT, "orders of a study, forecasts or real orders of `calibrate`, 1 of a backtest")
            .orNull();

    /** The filled quantity. */
    public static final Key<BigDecimal> FILLED_QTY = FILE.decimal(
                    "filled_qty", Shape.SHARES, "filled quantity of a backtest")
            .orNull();

    /** The fees. */
    public static final Key<BigDecimal> FEES = FILE.decimal(
                    "fees", "quote currency", "fees of all fills of a backtest, positive when paid")
            .orNull();

    /** The cost. */
    public static final Key<BigDecimal> COST_BPS = FILE.decimal(
                    "cost_vs_arrival_bps", BPS, "cost against the arrival mid, of a study the mean; positive is a cost")
            .orNull();

    /** The saving. */
    public static final Key<BigDecimal> SAVING_BPS = FILE.decimal(
                    "mean_saving_bps",
                    BPS,
                    "mean saving of a study against its baseline; positive when the strategy was better; empty where refused")
            .orNull();

    /** The lower end. */
    public static final Key<BigDecimal> SAVING_LOWER_BPS = FILE.decimal(
                    "interval_lower_bps", BPS, "lower end of the confidence interval of that mean")
            .orNull();

    /** The upper end. */
    public static final Key<BigDecimal> SAVING_UPPER_BPS =
            FILE.decimal("interval_upper_bps", BPS, "upper end of it").orNull();

    /** The score. */
    public static final Key<BigDecimal> BRIER = FILE.decimal("brier", "", "Brier score of `calibrate`; lower is better")
            .orNull();

    /** The spread. */
    public static final Key<BigDecimal> SPREAD = FILE.decimal(
                    "median_spread", "quote currency per share", "median national spread by time, of `inspect`")
            .orNull();

    /** The currency. */
    public static final Key<String> CURRENCY = FILE.text(
            "currency",
            "quote currency, of `backtest`, `study` and `inspect`; empty where it is not known. Amounts of different ones do not add up");

    private SymbolListKeys() {}
}
