package io.slipway.executions;

import java.util.ArrayList;
import java.util.List;

/**
 * Orders and reports as files have them, in the order of the files.
 *
 * @param orders parent orders; empty if there are fills alone
 * @param reports fills, busts and corrections
 */
public record OwnRecords(List<OwnOrder> orders, List<FillReport> reports) {

    /** Copies the lists. */
    public OwnRecords {
        orders = List.copyOf(orders);
        reports = List.copyOf(reports);
    }

    /** These and others after them. */
    public OwnRecords plus(OwnRecords others) {
        List<OwnOrder> allOrders = new ArrayList<>(orders);
        allOrders.addAll(others.orders);
        List<FillReport> allReports = new ArrayList<>(reports);
        allReports.addAll(others.reports);
        return new OwnRecords(allOrders, allReports);
    }
}
