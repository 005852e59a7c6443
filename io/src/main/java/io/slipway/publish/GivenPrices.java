package io.slipway.publish;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Prices that the user states and the data does not hold, and the name of the volume curve.
 *
 * @param volumeCurve name or file of the curve of vwap
 * @param decisionPx mid when the order was decided, or null for the arrival mid
 * @param previousClose the close of the day before, or null for that of the data
 */
public record GivenPrices(
        String volumeCurve,
        @Nullable BigDecimal decisionPx,
        @Nullable BigDecimal previousClose) {}
