package io.slipway.executions.measure;

import io.slipway.calendar.Sessions;
import io.slipway.model.Fill;
import java.util.List;

/**
 * Times from the arrival of an order to its fills, in ns; negative where clocks disagree. Time in which the market is closed does not
 * count, as nothing can be done in it, unless it was closed in all of the order's time.
 *
 * @param firstNs to the first fill
 * @param lastNs to the last fill
 * @param meanNs to a share, weighted by quantity
 */
public record OrderSpeed(long firstNs, long lastNs, double meanNs) {

    /** The times of fills, of which there is one or more, by time. */
    static OrderSpeed of(long arrivalNs, List<Fill> fills, Sessions sessions) {
        double weighted = 0;
        long qty = 0;
        for (Fill fill : fills) {
            weighted += (double) fill.qty() * waitNs(arrivalNs, fill, sessions);
            qty += fill.qty();
        }
        return new OrderSpeed(
                waitNs(arrivalNs, fills.get(0), sessions),
                waitNs(arrivalNs, fills.get(fills.size() - 1), sessions),
                weighted / qty);
    }

    private static long waitNs(long arrivalNs, Fill fill, Sessions sessions) {
        return fill.timeNs() < arrivalNs ? fill.timeNs() - arrivalNs : sessions.openTimeNs(arrivalNs, fill.timeNs());
    }
}
