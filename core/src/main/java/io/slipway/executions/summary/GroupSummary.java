package io.slipway.executions.summary;

import io.slipway.stats.RobustScore;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Orders of one group.
 *
 * @param dimension property that the orders are grouped by
 * @param value the group
 * @param totals sums of all orders
 * @param means mean of each figure over the orders that have it
 * @param medians median likewise
 * @param counts number of orders that have it
 * @param stretches independent stretches of time
 */
public record GroupSummary(
        Dimension dimension,
        String value,
        MoneyTotals totals,
        Map<Measure, Double> means,
        Map<Measure, Double> medians,
        Map<Measure, Long> counts,
        int stretches) {

    /** Copies the maps. */
    public GroupSummary {
        means = Collections.unmodifiableMap(new EnumMap<>(means));
        medians = Collections.unmodifiableMap(new EnumMap<>(medians));
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /** The summary of some orders, one or more. */
    static GroupSummary of(Dimension dimension, String value, List<OrderPoint> orders) {
        Map<Measure, Double> means = new EnumMap<>(Measure.class);
        Map<Measure, Double> medians = new EnumMap<>(Measure.class);
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            List<Double> values = orders.stream()
                    .flatMap(each -> each.measure(measure).stream())
                    .toList();
            if (!values.isEmpty()) {
                means.put(
                        measure,
                        values.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow());
                medians.put(measure, RobustScore.median(values));
                counts.put(measure, (long) values.size());
            }
        }
        MoneyTotals totals = orders.stream().map(OrderPoint::totals).reduce(MoneyTotals.ZERO, MoneyTotals::plus);
        return new GroupSummary(
                dimension,
                value,
                totals,
                means,
                medians,
                counts,
                Stretches.of(orders).size());
    }
}
