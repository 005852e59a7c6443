package io.slipway.executions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Orders and reports as files have them, in the order of the files.
 *
 * @param orders parent orders; empty if there are fills alone
 * @param reports fills, busts and corrections
 * @param localTimes number of times without a zone of their own, by the zone that was taken for them
 */
public record OwnRecords(List<OwnOrder> orders, List<FillReport> reports, Map<String, Long> localTimes) {

    /** Copies the lists. */
    public OwnRecords {
        orders = List.copyOf(orders);
        reports = List.copyOf(reports);
        localTimes = Map.copyOf(localTimes);
    }

    /** Records whose times all have a zone. */
    public OwnRecords(List<OwnOrder> orders, List<FillReport> reports) {
        this(orders, reports, Map.of());
    }

    /** These and others after them. */
    public OwnRecords plus(OwnRecords others) {
        List<OwnOrder> allOrders = new ArrayList<>(orders);
        allOrders.addAll(others.orders);
        List<FillReport> allReports = new ArrayList<>(reports);
        allReports.addAll(others.reports);
        Map<String, Long> allTimes = new TreeMap<>(localTimes);
        others.localTimes.forEach((zone, count) -> allTimes.merge(zone, count, Long::sum));
        return new OwnRecords(allOrders, allReports, allTimes);
    }

    /** Those of some symbols, and those that name no symbol; busts of fills of other symbols are left out too. */
    public OwnRecords of(Set<String> symbols) {
        Set<String> others = new HashSet<>();
        List<FillReport> kept = new ArrayList<>();
        for (FillReport report : reports) {
            OwnFill fill = report.fill();
            if (fill == null) {
                if (!others.contains(report.refersTo())) {
                    kept.add(report);
                }
            } else if (fill.symbol().isEmpty() || symbols.contains(fill.symbol())) {
                kept.add(report);
            } else {
                others.add(fill.ids().execution());
            }
        }
        return new OwnRecords(
                orders.stream()
                        .filter(order -> order.symbol().isEmpty() || symbols.contains(order.symbol()))
                        .toList(),
                kept,
                localTimes);
    }
}
