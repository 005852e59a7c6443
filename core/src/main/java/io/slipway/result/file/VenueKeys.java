package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The spreads of some fills, and how a venue served a strategy. */
public final class VenueKeys {

    /** A point of the curve. */
    public static final Shape MARKOUT = Shape.of(
            "markout",
            "Move from the price of fills to the mid one horizon later, positive when the mid is then on the order's"
                    + " side.");

    /** The mean. */
    public static final Key<BigDecimal> MARKOUT_BPS = MARKOUT.decimal(
                    "bps",
                    Units.BPS,
                    "mean weighted by quantity, in bps of the mid at the fill; minus half the realized spread")
            .orNull();

    /** Lower. */
    public static final Key<BigDecimal> MARKOUT_LOWER_BPS = MARKOUT.decimal(
                    "interval_lower_bps", Units.BPS, "lower end of its 95 % interval; null with fewer than six draws")
            .orNull();

    /** Upper. */
    public static final Key<BigDecimal> MARKOUT_UPPER_BPS = MARKOUT.decimal(
                    "interval_upper_bps", Units.BPS, "upper end of its 95 % interval; null with fewer than six draws")
            .orNull();

    /** The fills. */
    public static final Key<Long> MARKOUT_FILLS =
            MARKOUT.whole("fills", Units.COUNT, "fills with a mid at the horizon");

    /** The draws. */
    public static final Key<Long> MARKOUT_DRAWS = MARKOUT.whole(
            "draws", Units.COUNT, "stretches of twice the horizon, at least 30 s, that the fills fall into");

    /** A venue. */
    public static final Shape CARD = Shape.of("venue", "One venue's service to one strategy.");

    /** Sent. */
    public static final Key<BigDecimal> SENT_QTY = CARD.quantity("sent_qty", "quantity sent to the venue");

    /** The fill rate. */
    public static final Key<BigDecimal> FILL_RATE = CARD.decimal(
                    "fill_rate", Units.RATIO, "filled quantity over sent quantity")
            .orNull();

    /** The fade rate. */
    public static final Key<BigDecimal> FADE_RATE = CARD.decimal(
                    "fade_rate",
                    Units.RATIO,
                    "part of the displayed size aimed at that was gone when the order arrived; null where no order was"
                            + " sent to take")
            .orNull();

    /** The share of the fills. */
    public static final Key<BigDecimal> QTY_SHARE = CARD.decimal(
                    "qty_share", Units.RATIO, "filled quantity over that of all venues; null where nothing was filled")
            .orNull();

    /** The wait. */
    public static final Key<BigDecimal> MEAN_TIME_TO_FILL_MS = CARD.decimal(
                    "mean_time_to_fill_ms", Units.MS, "time from sending to filling, weighted by quantity")
            .orNull();

    /** Fills. */
    public static final Shape QUALITY = Shape.of(
            "execution quality", "Spreads of some fills, weighted by quantity, in bps of the mid at each fill.");

    /** The quantity. */
    public static final Key<BigDecimal> QTY = QUALITY.quantity("qty", "filled quantity");

    /** The passive quantity. */
    public static final Key<BigDecimal> MAKER_QTY = QUALITY.quantity("maker_qty", "filled quantity of passive orders");

    /** The fees. */
    public static final Key<BigDecimal> FEES =
            QUALITY.decimal("fees", Units.CURRENCY, "fees less rebates, positive when paid");

    /** The effective spread. */
    public static final Key<BigDecimal> EFFECTIVE_SPREAD_BPS = QUALITY.decimal(
                    "effective_spread_bps",
                    Units.BPS,
                    "twice the distance of the price from the mid at the fill; positive is a cost")
            .orNull();

    /** The quoted spread. */
    public static final Key<BigDecimal> QUOTED_SPREAD_BPS = QUALITY.decimal(
                    "quoted_spread_bps", Units.BPS, "national best offer less best bid at the fill")
            .orNull();

    /** The ratio. */
    public static final Key<BigDecimal> EFFECTIVE_OVER_QUOTED = QUALITY.decimal(
                    "effective_over_quoted",
                    Units.RATIO,
                    "effective over quoted spread: 1 at the national best, less is better")
            .orNull();

    /** The realized spread. */
    public static final Key<Map<String, Optional<BigDecimal>>> REALIZED_SPREAD_BPS = QUALITY.key(
            "realized_spread_bps",
            Types.map("horizon", Types.maybe(Types.DECIMAL)),
            Units.BPS,
            "twice the distance of the price from the mid 50ms to 300s later; positive is a cost; null where the data"
                    + " ends before");

    /** The markout curve. */
    public static final Key<Map<String, Values>> MARKOUTS =
            QUALITY.objectsBy("markouts", "horizon", MARKOUT, "mean markout by horizon, with counts and intervals");

    /** The quotes. */
    public static final Key<Values> QUOTES =
            QUALITY.object("quotes", QuoteKeys.SHAPE, "age and state of the quotes that the fills traded on");

    static {
        CARD.include(QUALITY);
    }

    private VenueKeys() {}

    /** The key of a horizon of {@link #REALIZED_SPREAD_BPS}, such as {@code 50ms} or {@code 1s}. */
    public static String horizon(long horizonNs) {
        long ms = horizonNs / 1_000_000;
        return ms < 1_000 ? ms + "ms" : ms / 1_000 + "s";
    }
}
