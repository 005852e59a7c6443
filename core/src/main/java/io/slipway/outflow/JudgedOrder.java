package io.slipway.outflow;

import io.slipway.model.Side;
import java.util.List;

/**
 * A real order that joined an existing best price, what became of it, and what each forecaster says of an order in its place.
 * Times are in ns since 1970 UTC.
 *
 * @param publisherId the venue's publisher id
 * @param side side of the order
 * @param qty its shares
 * @param ahead shares of others ahead of it when it joined
 * @param joinNs time at which it joined
 * @param endNs last moment that is judged: the end of the horizon or of the data, or the moment before the order was cancelled or
 *     changed
 * @param filledNs time at which all of it had traded, {@link #NEVER} if not until {@code endNs}
 * @param forecastNs the same by each forecaster
 */
public record JudgedOrder(
        int publisherId,
        Side side,
        long qty,
        long ahead,
        long joinNs,
        long endNs,
        long filledNs,
        List<Long> forecastNs) {

    /** The time of what did not happen. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Copies the list. */
    public JudgedOrder {
        forecastNs = List.copyOf(forecastNs);
    }

    /** True if all of it traded within the horizon. */
    public boolean isFilled() {
        return filledNs != NEVER;
    }

    /** True if a forecaster has it filled within the horizon. */
    public boolean isForecast(int forecaster) {
        return forecastNs.get(forecaster) != NEVER;
    }

    /**
     * The continuous ranked probability score of a forecast of one time, in ns: the distance of forecast and fill, where both count
     * as the end of what is judged if they are later.
     */
    public double crpsNs(int forecaster) {
        return Math.abs((double) (Math.min(endNs, forecastNs.get(forecaster)) - Math.min(endNs, filledNs)));
    }
}
