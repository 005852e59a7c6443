package io.slipway.executions.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Independent stretches of time: orders whose windows overlap, directly or through others, are one. The market moves all orders of a
 * stretch alike, so a stretch is one draw, however many orders it has.
 */
final class Stretches {

    private Stretches() {}

    /** The stretches of orders, by time. */
    static List<List<OrderPoint>> of(List<OrderPoint> orders) {
        List<OrderPoint> sorted = orders.stream()
                .sorted(Comparator.comparingLong(
                                (OrderPoint each) -> each.window().startNs())
                        .thenComparing(OrderPoint::id))
                .toList();
        List<List<OrderPoint>> stretches = new ArrayList<>();
        long endNs = Long.MIN_VALUE;
        for (OrderPoint each : sorted) {
            if (stretches.isEmpty() || each.window().startNs() > endNs) {
                stretches.add(new ArrayList<>());
            }
            stretches.get(stretches.size() - 1).add(each);
            endNs = Math.max(endNs, each.window().endNs());
        }
        return stretches;
    }
}
