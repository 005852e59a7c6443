package io.slipway.executions;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param skipped number of rows and messages of a file that could not be read, by the first of them
 * @param amended earlier terms of the orders that were amended, oldest first, by the id of the order
 */
public record OwnRecords(
        List<OwnOrder> orders,
        List<FillReport> reports,
        Map<String, Long> localTimes,
        Map<String, Long> skipped,
        Map<String, List<OrderVersion>> amended) {

    /** Copies the lists. */
    public OwnRecords {
        orders = List.copyOf(orders);
        reports = List.copyOf(reports);
        localTimes = Map.copyOf(localTimes);
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
        amended = Collections.unmodifiableMap(new TreeMap<>(amended));
    }

    /** Records of files that could be read whole. */
    public OwnRecords(List<OwnOrder> orders, List<FillReport> reports, Map<String, Long> localTimes) {
        this(orders, reports, localTimes, Map.of(), Map.of());
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
        Map<String, Long> allSkipped = new TreeMap<>(skipped);
        others.skipped.forEach((first, count) -> allSkipped.merge(first, count, Long::sum));
        Map<String, List<OrderVersion>> allAmended = new TreeMap<>(amended);
        allAmended.putAll(others.amended);
        return new OwnRecords(allOrders, allReports, allTimes, allSkipped, allAmended);
    }

    /** These records with the rows that a reader skipped. */
    public OwnRecords withSkipped(IssueLog issues) {
        long count = issues.count(DataIssue.BAD_ROW);
        return count == 0
                ? this
                : new OwnRecords(
                        orders,
                        reports,
                        localTimes,
                        Map.of(issues.examples().getOrDefault(DataIssue.BAD_ROW, ""), count),
                        amended);
    }

    /** Those of some symbols, and those that name no symbol; busts and corrections of fills of other symbols are left out too. */
    public OwnRecords of(Set<String> symbols) {
        Set<String> others = new HashSet<>();
        List<FillReport> kept = new ArrayList<>();
        for (FillReport report : reports) {
            OwnFill fill = report.fill();
            boolean namesNoSymbol = fill == null || fill.symbol().isEmpty();
            if (namesNoSymbol && !report.refersTo().isEmpty()) {
                if (!others.contains(report.refersTo())) {
                    kept.add(report);
                }
            } else if (fill == null || fill.symbol().isEmpty() || symbols.contains(fill.symbol())) {
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
                localTimes,
                skipped,
                amended);
    }
}
