package io.slipway.result.live;

import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import java.math.BigDecimal;
import java.time.Instant;

/** The columns of {@code parents.csv}. */
public final class OrderListKeys {

    private static final String CURRENCY = "quote currency";

    /** The file. */
    public static final Shape FILE = Shape.of(
            "parents.csv",
            "One row per parent order and strategy of a run of many orders. The directory of the order's id has the rest.");

    /** The order. */
    public static final Key<String> ID = FILE.text("id", "id of the order, and name of its run directory");

    /** The instrument. */
    public static final Key<String> SYMBOL = FILE.text("symbol", "symbol of the instrument");

    /** The side. */
    public static final Key<String> SIDE = FILE.text("side", "buy or sell");

    /** The quantity. */
    public static final Key<BigDecimal> QTY = FILE.quantity("qty", "quantity of the parent order");

    /** The start. */
    public static final Key<Instant> START = FILE.time("start", "first moment at which the order may trade");

    /** The end. */
    public static final Key<Instant> END = FILE.time("end", "last moment at which the order may trade");

    /** The strategy. */
    public static final Key<String> STRATEGY = FILE.text("strategy", "name of the strategy");

    /** The quantity filled. */
    public static final Key<BigDecimal> FILLED_QTY = FILE.quantity("filled_qty", "quantity filled");

    /** The cash. */
    public static final Key<BigDecimal> CASH =
            FILE.decimal("cash", CURRENCY, "cash paid by a buy, received by a sell, fees included");

    /** The fees. */
    public static final Key<BigDecimal> FEES = FILE.decimal("fees", CURRENCY, "fees of all fills, positive when paid");

    /** The cost. */
    public static final Key<BigDecimal> COST_VS_ARRIVAL_BPS = FILE.decimal(
                    "cost_vs_arrival_bps",
                    "bps",
                    "cost of what was filled against the mid at the order's start, fees included; positive when the"
                            + " order paid; empty where nothing was filled or there was no mid")
            .orNull();

    private OrderListKeys() {}
}
