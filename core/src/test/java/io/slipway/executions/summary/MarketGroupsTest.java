package io.slipway.executions.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.TradingHours;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.executions.FillReport;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OwnExamples;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.Reconciliation;
import io.slipway.executions.measure.MeasureTerms;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.executions.measure.SymbolMeasure;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groups of an order by the market at its arrival, worked by hand. */
class MarketGroupsTest {

    private static Row quote(double second, String bid, String ask) {
        return Row.quote(second, 2, Money.parseE9(bid), 500, Money.parseE9(ask), 500);
    }

    private static OrderPoint point(String bid, String ask, Row... later) {
        List<Row> rows = new ArrayList<>(List.of(quote(0, bid, ask)));
        rows.addAll(List.of(later));
        Reconciliation found = Reconciliation.of(new OwnRecords(
                List.of(new OwnOrder("A", "X", Side.BUY, 100, OwnExamples.times(1L, 300L), OrderPrices.NONE, Map.of())),
                List.of(FillReport.of(OwnExamples.fill("1", "A", 2, 100, ask)))));
        List<MeasuredOrder> measured = new ArrayList<>();
        new SymbolMeasure(MeasureTerms.of(TradingHours.UNLIMITED), new IssueTally(), measured::add)
                .measure(Tapes.of(rows), found.executions());
        return PointMaker.of(measured.get(0), TradingHours.UNLIMITED.calendar(), new Instrument("any"));
    }

    /** A spread of 2 cents: 1 bps of 200, 2 of 100, 20 of 10, 200 of 1; an edge belongs to the group above it. */
    @Test
    void theSpreadIsThatAtTheArrival() {
        Row last = quote(400, "9", "9.50");
        assertThat(point("199.99", "200.01", last).groups()).containsEntry(Dimension.SPREAD, "1 to 2 bps");
        assertThat(point("99.99", "100.01", last).groups()).containsEntry(Dimension.SPREAD, "2 to 5 bps");
        assertThat(point("9.99", "10.01", last).groups()).containsEntry(Dimension.SPREAD, "20 to 50 bps");
        assertThat(point("0.99", "1.01", last).groups()).containsEntry(Dimension.SPREAD, "50 bps and more");
    }

    /** Moves of a minute of 0 and 1 bps alternate: 0.71 bps a minute, 26.8 bps over the 1,440 of a market that never closes. */
    @Test
    void theVolatilityIsThatOfASessionOfTheDay() {
        OrderPoint calm = point(
                "99.99",
                "100.01",
                quote(100, "100.00", "100.02"),
                quote(220, "99.99", "100.01"),
                quote(340, "100.00", "100.02"),
                quote(400, "100.00", "100.02"));
        assertThat(calm.groups()).containsEntry(Dimension.VOLATILITY, "0 to 50 bps");
        OrderPoint wild = point(
                "99.99",
                "100.01",
                quote(100, "100.99", "101.01"),
                quote(220, "99.99", "100.01"),
                quote(340, "100.99", "101.01"),
                quote(400, "100.99", "101.01"));
        assertThat(wild.groups()).containsEntry(Dimension.VOLATILITY, "800 bps and more");
    }

    /** A day with less than two full minutes of quotes has no volatility, and its orders are in no such group. */
    @Test
    void anUnknownVolatilityIsNoGroup() {
        assertThat(point("99.99", "100.01", quote(30, "99.99", "100.01")).groups())
                .doesNotContainKey(Dimension.VOLATILITY);
    }

    @Test
    void groupsAreInTheOrderOfTheirNumbers() {
        List<String> groups = new ArrayList<>(List.of(
                "10000-19999",
                "100-499",
                "50 bps and more",
                "5 to 10 bps",
                "10:00",
                "09:00",
                "2024-08-02",
                "2024-08-01",
                "sell",
                "buy"));
        groups.sort(SummaryBuilder.NUMBERS_FIRST);
        assertThat(groups)
                .containsExactly(
                        "5 to 10 bps",
                        "09:00",
                        "10:00",
                        "50 bps and more",
                        "100-499",
                        "2024-08-01",
                        "2024-08-02",
                        "10000-19999",
                        "buy",
                        "sell");
    }
}
