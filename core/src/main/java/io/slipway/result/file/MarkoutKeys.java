package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import java.math.BigDecimal;

/** The markout of some fills at one horizon. */
public final class MarkoutKeys {

    /** A point of the curve. */
    public static final Shape POINT = Shape.of(
            "markout",
            "Move from the price of fills to the mid one horizon later, positive when the mid is then on the order's"
                    + " side.");

    /** The mean. */
    public static final Key<BigDecimal> BPS = POINT.decimal(
                    "bps",
                    Units.BPS,
                    "mean weighted by quantity, in bps of the mid at the fill; minus half the realized spread")
            .orNull();

    /** Lower. */
    public static final Key<BigDecimal> LOWER_BPS = POINT.decimal(
                    "interval_lower_bps", Units.BPS, "lower end of its 95 % interval; null with fewer than six draws")
            .orNull();

    /** Upper. */
    public static final Key<BigDecimal> UPPER_BPS = POINT.decimal(
                    "interval_upper_bps", Units.BPS, "upper end of its 95 % interval; null with fewer than six draws")
            .orNull();

    /** The fills. */
    public static final Key<Long> FILLS = POINT.whole("fills", Units.COUNT, "fills with a mid at the horizon");

    /** The draws. */
    public static final Key<Long> DRAWS = POINT.whole(
            "draws", Units.COUNT, "stretches of twice the horizon, at least 30 s, that the fills fall into");

    private MarkoutKeys() {}
}
