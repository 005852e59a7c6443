package io.slipway.result.file;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import java.math.BigDecimal;
import java.time.Instant;

/** A parent order. */
public final class OrderKeys {

    /** All of it. */
    public static final Shape SHAPE = Shape.of("order", "The parent order.");

    /** The instrument. */
    public static final Key<String> SYMBOL = SHAPE.text("symbol", "symbol of the instrument");

    /** The side. */
    public static final Key<String> SIDE = SHAPE.text("side", "buy or sell");

    /** The quantity. */
    public static final Key<Long> QTY = SHAPE.whole("qty", Units.SHARES, "ordered quantity");

    /** The start. */
    public static final Key<Instant> START = SHAPE.time("start", "start of the order, its arrival");

    /** The end. */
    public static final Key<Instant> END = SHAPE.time("end", "end of the order, inclusive");

    /** The limit. */
    public static final Key<BigDecimal> LIMIT = SHAPE.decimal(
                    "limit", Units.PER_SHARE, "worst price at which it may trade")
            .optional();

    private OrderKeys() {}
}
