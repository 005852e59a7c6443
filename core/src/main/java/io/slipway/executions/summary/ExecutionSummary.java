package io.slipway.executions.summary;

import io.slipway.executions.Reconciliation;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The summary of all executions.
 *
 * @param reconciliation orders, faults and quantities
 * @param all all orders as one group
 * @param groups groups by dimension and value
 * @param fills all fills
 * @param venues fills by publisher id
 * @param impact laws of impact, each order beside them, and outliers
 * @param contrasts groups against the other orders, the clearest first
 * @param comparisons all orders, then groups, against strategies; empty without strategies
 */
public record ExecutionSummary(
        Reconciliation reconciliation,
        GroupSummary all,
        List<GroupSummary> groups,
        VenueStatistics fills,
        SortedMap<Integer, VenueStatistics> venues,
        OwnImpact impact,
        List<Contrast> contrasts,
        List<GroupComparison> comparisons) {

    /** Copies the collections. */
    public ExecutionSummary {
        groups = List.copyOf(groups);
        venues = Collections.unmodifiableSortedMap(new TreeMap<>(venues));
        contrasts = List.copyOf(contrasts);
        comparisons = List.copyOf(comparisons);
    }
}
