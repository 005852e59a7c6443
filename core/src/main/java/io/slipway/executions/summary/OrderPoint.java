package io.slipway.executions.summary;

import io.slipway.executions.rivals.StrategyCost;
import io.slipway.model.ParentOrder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one order that summaries need.
 *
 * @param id identifier of the order
 * @param window its window and side
 * @param groups its group by dimension; dimensions of which nothing is known are left out
 * @param totals its sums
 * @param measures its figures; those that are not known are left out
 * @param filledBps cost of the filled quantity in bps of the arrival mid; NaN if it is not known
 * @param strategies costs of strategies for the same quantity
 * @param impact figures for a law of impact; null where they are not known
 */
public record OrderPoint(
        String id,
        ParentOrder window,
        Map<Dimension, String> groups,
        MoneyTotals totals,
        Map<Measure, Double> measures,
        double filledBps,
        List<StrategyCost> strategies,
        @Nullable ImpactPoint impact) {

    /** Copies maps and list. */
    public OrderPoint {
        groups = Collections.unmodifiableMap(copy(new EnumMap<>(Dimension.class), groups));
        measures = Collections.unmodifiableMap(copy(new EnumMap<>(Measure.class), measures));
        strategies = List.copyOf(strategies);
    }

    private static <K, V> Map<K, V> copy(Map<K, V> empty, Map<K, V> of) {
        empty.putAll(of);
        return empty;
    }

    /** A figure, if it is known. */
    public Optional<Double> measure(Measure measure) {
        return Optional.ofNullable(measures.get(measure));
    }
}
