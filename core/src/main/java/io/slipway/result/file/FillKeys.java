package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import java.math.BigDecimal;
import java.time.Instant;

/** The columns of {@code fills.csv}. */
public final class FillKeys {

    /** The file. */
    public static final Shape FILE = Shape.of(
            "fills.csv",
            "One row per fill: strategies in the order of the run, fills in the order of time."
                    + " `results.json` names the currency, which is one for all rows.");

    /** The strategy. */
    public static final Key<String> STRATEGY = FILE.text("strategy", "name of the strategy");

    /** The time. */
    public static final Key<Instant> TIME = FILE.time("time", "time of the fill");

    /** The publisher. */
    public static final Key<Long> PUBLISHER_ID = FILE.whole("publisher_id", "", "publisher id of the venue");

    /** The venue. */
    public static final Key<String> VENUE = FILE.text("venue", "market identifier code of the venue");

    /** The side. */
    public static final Key<String> SIDE = FILE.text("side", "buy or sell");

    /** The quantity. */
    public static final Key<BigDecimal> QTY = FILE.quantity("qty", "quantity of the fill");

    /** The price. */
    public static final Key<BigDecimal> PRICE = FILE.decimal("price", Units.PER_SHARE, "price, without fees");

    /** The fee. */
    public static final Key<BigDecimal> FEE =
            FILE.decimal("fee", Units.CURRENCY, "fee of the whole fill, positive when paid");

    /** The liquidity. */
    public static final Key<String> LIQUIDITY = FILE.text("liquidity", "taker or maker");

    /** The quantity so far. */
    public static final Key<BigDecimal> CUM_QTY = FILE.quantity("cum_qty", "filled quantity of the strategy so far");

    /** The cash so far. */
    public static final Key<BigDecimal> CUM_CASH =
            FILE.decimal("cum_cash", Units.CURRENCY, "cash of the strategy so far, fees included");

    /** The age of the quote. */
    public static final Key<Long> QUOTE_AGE_NS = FILE.whole(
            "quote_age_ns",
            Units.NS,
            "time since the latest row of the venue's book; -1 if the venue had shown none in the session");

    /** A crossed market. */
    public static final Key<Boolean> MARKET_CROSSED =
            FILE.flag("market_crossed", "whether the best bid of all venues was above the best offer of all venues");

    /** Far from the market. */
    public static final Key<Boolean> PRICE_FAR = FILE.flag(
            "price_far",
            "whether the price was beyond the price band from the best price of the order's side: [MODELS.md](MODELS.md) section 9");

    /** The bid. */
    public static final Key<BigDecimal> NBB = FILE.decimal(
                    "nbb", Units.PER_SHARE, "best bid of all venues at the fill; empty if there was none or no offer")
            .orNull();

    /** The offer. */
    public static final Key<BigDecimal> NBO = FILE.decimal(
                    "nbo", Units.PER_SHARE, "best offer of all venues at the fill; empty if there was none or no bid")
            .orNull();

    private FillKeys() {}
}
