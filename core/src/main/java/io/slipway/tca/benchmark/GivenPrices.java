package io.slipway.tca.benchmark;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Prices that the user states and the data does not hold.
 *
 * @param decisionPx mid when the order was decided, or null for the arrival mid
 * @param previousClose the close of the day before, or null for that of the data
 * @param arrivalPx mid when the order arrived, or null for that of the data
 * @param endPx price that marks what is left at the end, or null for the far touch of the data
 */
public record GivenPrices(
        @Nullable BigDecimal decisionPx,
        @Nullable BigDecimal previousClose,
        @Nullable BigDecimal arrivalPx,
        @Nullable BigDecimal endPx) {

    /** None. */
    public static final GivenPrices NONE = new GivenPrices(null, null, null, null);

    /** Prices of an order whose other prices are those of the data. */
    public static GivenPrices of(@Nullable BigDecimal decisionPx, @Nullable BigDecimal previousClose) {
        return new GivenPrices(decisionPx, previousClose, null, null);
    }
}
