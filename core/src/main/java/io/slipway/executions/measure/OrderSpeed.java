package io.slipway.executions.measure;

import io.slipway.model.Fill;
import java.util.List;

/**
 * Times from the arrival of an order to its fills, in ns; negative where clocks disagree.
 *
 * @param firstNs to the first fill
 * @param lastNs to the last fill
 * @param meanNs to a share, weighted by quantity
 */
public record OrderSpeed(long firstNs, long lastNs, double meanNs) {

    /** The times of fills, of which there is one or more, by time. */
    static OrderSpeed of(long arrivalNs, List<Fill> fills) {
        double weighted = 0;
        long qty = 0;
        for (Fill fill : fills) {
            weighted += (double) fill.qty() * (fill.timeNs() - arrivalNs);
            qty += fill.qty();
        }
        return new OrderSpeed(
                fills.get(0).timeNs() - arrivalNs, fills.get(fills.size() - 1).timeNs() - arrivalNs, weighted / qty);
    }
}
