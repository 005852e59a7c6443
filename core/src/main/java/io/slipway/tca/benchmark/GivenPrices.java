package io.slipway.tca.benchmark;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Prices that the user states and the data does not hold.
 *
 * @param decisionPx mid when the order was decided, or null for the arrival mid
 * @param previousClose the close of the day before, or null for that of the data
 */
public record GivenPrices(
        @Nullable BigDecimal decisionPx, @Nullable BigDecimal previousClose) {

    /** None. */
    public static final GivenPrices NONE = new GivenPrices(null, null);
}
