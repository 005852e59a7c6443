package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Types;
import io.slipway.tca.quote.QuotesTraded;
import java.math.BigDecimal;
import java.util.Map;

/** The quotes that fills traded on. */
public final class QuoteKeys {

    /** All of it. */
    public static final Shape SHAPE =
            Shape.of("quotes traded", "Age and state of the quotes that some fills traded on, weighted by quantity.");

    /** The usual age. */
    public static final Key<Long> MEDIAN_AGE_NS = SHAPE.whole(
                    "median_age_ns",
                    Units.NS,
                    "age of the venue's book at the fill: half of the quantity was filled at this age or less")
            .orNull();

    /** A high age. */
    public static final Key<Long> P90_AGE_NS = SHAPE.whole("p90_age_ns", Units.NS, "likewise for 90 % of the quantity")
            .orNull();

    /** The highest age. */
    public static final Key<Long> MAX_AGE_NS =
            SHAPE.whole("max_age_ns", Units.NS, "highest age").orNull();

    /** By age. */
    public static final Key<Map<String, BigDecimal>> QTY_BY_AGE = SHAPE.key(
            "qty_by_age",
            Types.map("age up to", Types.QUANTITY),
            Units.SHARES,
            "filled quantity by age: up to 1ms, 100ms, 1s, 10s, 60s, 600s, more, unknown");

    /** Stale. */
    public static final Key<BigDecimal> STALE_QTY = SHAPE.quantity(
            "stale_qty", "quantity filled on quotes older than stale_after_by_venue_ns or of unknown age");

    /** Crossed. */
    public static final Key<BigDecimal> CROSSED_QTY = SHAPE.quantity(
            "crossed_qty", "quantity filled while the best bid of all venues was above the best offer of all venues");

    /** Far. */
    public static final Key<BigDecimal> FAR_QTY = SHAPE.quantity(
            "far_qty", "quantity filled beyond the price band from the best price of the order's own side");

    /** Part of the quantity on stale quotes above which fills are not believed. */
    public static final double MOST_STALE = QuotesTraded.MOST_STALE;

    /** Part of the quantity, or of the time, in a crossed market above which fills are not believed. */
    public static final double MOST_CROSSED = QuotesTraded.MOST_CROSSED;

    private QuoteKeys() {}

    /** The key of an age in {@link #QTY_BY_AGE}, such as {@code 100ms} or {@code 10s}. */
    public static String age(long ageNs) {
        return VenueKeys.horizon(ageNs);
    }
}
