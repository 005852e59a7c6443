package io.slipway.executions.regulatory;

import io.slipway.calendar.MarketCalendar;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnRoute;
import io.slipway.executions.measure.MeasureTerms;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.executions.measure.SymbolMeasure;
import io.slipway.executions.rivals.OrderRunner;
import io.slipway.tape.MarketTape;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

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

    /**
     * Measures executions of one symbol, and adds them. The best bid and offer of US equities is of {@linkplain RoundLotQuotes round
     * lots}; faults are not noted, since they are those of a measurement with all quotes.
     *
     * @param market market data of the symbol; null if there is none
     * @param terms of the measurement; its strategies do not run
     */
    public void measure(@Nullable MarketTape market, MeasureTerms terms, List<OwnExecution> executions) {
        MarketCalendar calendar = terms.hours().calendar();
        boolean isUs = calendar.equals(MarketCalendar.US_EQUITIES);
        new SymbolMeasure(terms.with(OrderRunner.NONE), new IssueTally(), order -> add(order, calendar))
                .measure(market != null && isUs ? RoundLotQuotes.of(market) : market, executions);
    }

    /** The tables, in a fixed order. */
    public List<RegulatoryTable> tables() {
        return List.of(rule605.table(), rule606.table(), rts28.table());
    }
}
