package io.slipway.executions.regulatory;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.TradingHours;
import io.slipway.executions.FillIds;
import io.slipway.executions.FillReport;
import io.slipway.executions.FillTerms;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OrderTags;
import io.slipway.executions.OrderTimes;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.Reconciliation;
import io.slipway.executions.measure.MeasureTerms;
import io.slipway.executions.measure.SymbolMeasure;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders near the open and the close, classed as the definitions of 17 CFR 242.600(b) say; figures worked by hand. */
class SessionEdgesTest {

    /** New York is four hours behind: the session is from 13:30 to 20:00. */
    private static long at(String time) {
        Instant instant = Instant.parse("2024-08-01T" + time + "Z");
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    private static MarketEvent quote(String time, String bid, String ask) {
        return new MarketEvent()
                .times(at(time), at(time))
                .origin(2, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(Money.parseE9(bid), 1_000)
                .ask(Money.parseE9(ask), 1_000);
    }

    private static MarketTape day(MarketEvent... more) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));
        tape.add(quote("13:30:00.100", "10.05", "10.07"));
        tape.add(quote("14:00:00", "9.98", "10.01"));
        tape.add(quote("19:59:50", "10.00", "10.02"));
        tape.add(quote("19:59:59.500", "10.04", "10.06"));
        for (MarketEvent each : more) {
            tape.add(each);
        }
        return tape.build();
    }

    private static OwnOrder order(@Nullable String limit, String arrival, String end, Map<String, String> tags) {
        Long limitE9 = limit == null ? null : (Long) Money.parseE9(limit);
        return new OwnOrder(
                "A",
                "X",
                Side.BUY,
                100,
                new OrderTimes(null, at(arrival), at(end)),
                new OrderPrices(null, null, null, limitE9),
                tags);
    }

    private static RegulatoryTable rule605(MarketTape tape, OwnOrder order, String time, String price) {
        OwnFill fill = new OwnFill(
                new FillIds("1", "A", ""),
                "X",
                at(time),
                2,
                100,
                Money.parseE9(price),
                new FillTerms(null, 0L, Liquidity.TAKER, Map.of()));
        RegulatoryReports reports = new RegulatoryReports(List.of(), id -> "V" + id);
        TradingHours hours = TradingHours.of(
                MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, tape.firstEventNs(), tape.lastEventNs());
        new SymbolMeasure(
                        MeasureTerms.of(hours), new IssueTally(), each -> reports.add(each, MarketCalendar.US_EQUITIES))
                .measure(
                        tape,
                        Reconciliation.of(new OwnRecords(List.of(order), List.of(FillReport.of(fill))))
                                .executions());
        return reports.tables().get(0);
    }

    /** Two minutes after the close, at a price of no auction: not executed during regular trading hours. A second before it, it is. */
    @Test
    void anOrderExecutedAfterTheCloseIsNotCovered() {
        OwnOrder order = order(null, "19:59:55", "20:05:00", Map.of());
        RegulatoryTable table = rule605(day(quote("20:00:05", "11", "12")), order, "20:02:00", "10.50");
        assertThat(table.rows()).isEmpty();
        assertThat(table.notes())
                .contains(
                        "Left out: 1 order with 100 shares, executed outside regular trading hours, in part or whole.");
        assertThat(rule605(day(quote("20:00:05", "11", "12")), order, "19:59:59", "10.02")
                        .rows())
                .hasSize(1);
    }

    @Test
    void theLastMidOfTheSessionStandsForHorizonsBeyondIt() {
        OwnOrder order = order(null, "19:59:55", "19:59:59", Map.of());
        RegulatoryTable table = rule605(day(quote("20:00:05", "11", "12")), order, "19:59:58", "10.02");
        assertThat(table.field(0, "AvgRealSprd1sec")).isEqualTo("0.020000");
        assertThat(table.field(0, "AvgRealSprd15sec")).isEqualTo("-0.060000");
        assertThat(table.field(0, "AvgRealSprd5min")).isEqualTo("-0.060000");
    }

    @Test
    void dataThatEndBeforeTheCloseDoNotTellItsLastMid() {
        OwnOrder order = order(null, "19:59:55", "19:59:59", Map.of());
        RegulatoryTable table = rule605(day(), order, "19:59:58", "10.02");
        assertThat(table.field(0, "AvgRealSprd1sec")).isEqualTo("0.020000");
        assertThat(table.field(0, "AvgRealSprd15sec")).isNull();
    }

    /** At the first quote, 10.00 is below the mid of 10.06; when it becomes executable, it is above the mid of 9.995. */
    @Test
    void aLimitOrderFromBeforeTheOpenIsClassedByTheFirstQuote() {
        OwnOrder order = order("10.00", "13:00:00", "14:30:00", Map.of());
        RegulatoryTable table = rule605(day(), order, "14:00:01", "10.00");
        assertThat(table.field(0, "OrderType")).isEqualTo("LNNNN");
        assertThat(table.field(0, "FilledOrderWghtdAvgTime")).isEqualTo("1000.000000");
    }

    @Test
    void aLimitOrderFromBeforeTheOpenThatTheFirstQuoteMeetsIsLeftOut() {
        RegulatoryTable table = rule605(day(), order("10.07", "13:00:00", "14:30:00", Map.of()), "13:30:01", "10.07");
        assertThat(table.rows()).isEmpty();
        assertThat(table.notes())
                .anyMatch(note -> note.startsWith("Left out: 1 order with 100 shares, received outside"));
    }

    private static OwnOrder market(String id, long arrivalNs, long endNs, long qty, Map<String, String> tags) {
        return new OwnOrder(id, "X", Side.BUY, qty, new OrderTimes(null, arrivalNs, endNs), OrderPrices.NONE, tags);
    }

    private static FillReport fill(String order, long timeNs, long qty) {
        return FillReport.of(new OwnFill(
                new FillIds("F" + order, order, ""),
                "X",
                timeNs,
                2,
                qty,
                Money.parseE9("10.01"),
                new FillTerms(null, 0L, Liquidity.TAKER, Map.of())));
    }

    /** 100 shares in the session; 200 after the close and 50 before the open; 25 of a stop order after the close; 10 of another day. */
    @Test
    void ordersWhileTheMarketIsClosedAreOutsideHoursAndDaysWithoutDataAreNot() {
        long dayNs = 4 * 86_400_000_000_000L;
        List<OwnOrder> orders = List.of(
                market("A", at("14:00:01"), at("14:05:00"), 100, Map.of()),
                market("B", at("20:00:20"), at("20:01:00"), 200, Map.of()),
                market("C", at("12:00:00"), at("12:30:00"), 100, Map.of()),
                market("D", at("20:01:00"), at("20:02:00"), 25, Map.of(OrderTags.ORDER_TYPE, OrderTags.STOP)),
                market("E", at("14:00:01") + dayNs, at("14:05:00") + dayNs, 10, Map.of()));
        List<FillReport> fills = List.of(
                fill("A", at("14:00:02"), 100),
                fill("B", at("20:00:40"), 200),
                fill("C", at("12:10:00"), 50),
                fill("D", at("20:01:30"), 25),
                fill("E", at("14:00:02") + dayNs, 10));
        MarketTape tape = day(quote("20:05:10", "10.04", "10.06"));
        RegulatoryReports reports = new RegulatoryReports(List.of(), id -> "V" + id);
        TradingHours hours = TradingHours.of(
                MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, tape.firstEventNs(), tape.lastEventNs());
        reports.measure(
                tape,
                MeasureTerms.of(hours),
                Reconciliation.of(new OwnRecords(orders, fills)).executions());
        assertThat(reports.tables().get(0).notes())
                .contains(
                        "Executed shares: 100 in rows, 285 of orders left out, 385 in all.",
                        "Left out: 2 orders with 250 shares, received outside the session, and no limit order that then waited for its"
                                + " price.",
                        "Left out: 1 order with 25 shares, a stop price: the data do not tell when it was triggered.",
                        "Left out: 1 order with 10 shares, there is no market data of the order.");
        assertThat(reports.tables().get(1).notes())
                .contains("Executed shares: 385 in all. sentShr is of all orders of the month.");
    }

    /** Received 14:00:01, filled at 14:00:02 of the next day: 86,401 s, of which 17.5 hours are closed. */
    @Test
    void theNightsOfOrdersOfSeveralDaysAreInTheirTimesAndNamed() {
        long dayNs = 86_400_000_000_000L;
        MarketEvent next = quote("13:59:00", "10.00", "10.02");
        next.times(next.eventNs() + dayNs, next.eventNs() + dayNs);
        MarketTape tape = day(next);
        RegulatoryReports reports = new RegulatoryReports(List.of(), id -> "V" + id);
        TradingHours hours = TradingHours.of(
                MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, tape.firstEventNs(), tape.lastEventNs());
        OwnOrder order = market("A", at("14:00:01"), at("14:05:00") + dayNs, 100, Map.of());
        List<FillReport> fills = List.of(fill("A", at("14:00:02") + dayNs, 100));
        reports.measure(
                tape,
                MeasureTerms.of(hours),
                Reconciliation.of(new OwnRecords(List.of(order), fills)).executions());
        RegulatoryTable table = reports.tables().get(0);
        assertThat(table.field(0, "ExctdAtQuotOrdWghtdAvgTime")).isEqualTo("86401000.000000");
        assertThat(table.notes())
                .contains(
                        "Times run through closed hours: the nights of 1 order that traded on a later day are in the mean times and"
                                + " in the classes of time.");
        RegulatoryTable sameDay = rule605(day(), order(null, "19:59:55", "19:59:59", Map.of()), "19:59:58", "10.02");
        assertThat(sameDay.notes()).noneMatch(note -> note.startsWith("Times run"));
    }

    @Test
    void ordersForAnAuctionOrAtFullSizeAloneAreLeftOut() {
        for (String inForce : List.of(OrderTags.FOK, OrderTags.AT_AUCTION)) {
            OwnOrder order = order("10.05", "14:00:01", "14:30:00", Map.of(OrderTags.TIME_IN_FORCE, inForce));
            RegulatoryTable table = rule605(day(), order, "14:00:02", "10.01");
            assertThat(table.rows()).isEmpty();
            assertThat(table.notes()).anyMatch(note -> note.contains("to be executed "));
        }
    }
}
