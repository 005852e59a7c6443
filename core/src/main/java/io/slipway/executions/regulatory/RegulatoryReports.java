package io.slipway.executions.regulatory;

import io.slipway.calendar.MarketCalendar;
import io.slipway.executions.OwnRoute;
import io.slipway.executions.measure.MeasuredOrder;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Collects measured orders into tables in the shape of Rules 605 and 606(b)(3) and of RTS 28. Memory holds sums only. Not thread-safe.
 *
 * <pre>{@code
 * RegulatoryReports reports = new RegulatoryReports(List.of(), venues::mic);
 * reports.add(order, calendar);
 * List<RegulatoryTable> tables = reports.tables();
 * }</pre>
 */
public final class RegulatoryReports {

    private final Rule605 rule605 = new Rule605();
    private final Rule606 rule606;
    private final Rts28 rts28;

    /**
     * Reports of nothing yet.
     *
     * @param routes child orders; empty where they are not known
     * @param venueName market identifier code of a publisher id, or the name in the file of an id below zero; empty where none is stated
     */
    public RegulatoryReports(List<OwnRoute> routes, IntFunction<String> venueName) {
        rule606 = new Rule606(new RouteStatistics(routes), venueName);
        rts28 = new Rts28(venueName);
    }

    /**
     * Adds an order.
     *
     * @param calendar of its market, which gives its month
     */
    public void add(MeasuredOrder order, MarketCalendar calendar) {
        rule605.add(order, calendar);
        rule606.add(order, calendar);
        rts28.add(order);
    }

    /** The tables, in a fixed order. */
    public List<RegulatoryTable> tables() {
        return List.of(rule605.table(), rule606.table(), rts28.table());
    }
}
