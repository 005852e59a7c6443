package io.slipway.executions.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.Sessions;
import io.slipway.calendar.TradingHours;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.FillReport;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OrderTimes;
import io.slipway.executions.OwnExamples;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.Reconciliation;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DataGapsTest {

    private static final long MINUTE = 60_000_000_000L;

    /** A quote at every {@code everyS} seconds in the first hour, then none until {@code thenMinute}. */
    private static DataGaps gaps(int everyS, int thenMinute) {
        List<Row> rows = new ArrayList<>();
        for (int second = 0; second <= 3_600; second += everyS) {
            rows.add(quote(second));
        }
        rows.add(quote(60 * thenMinute));
        MarketTape tape = Tapes.of(rows.toArray(Row[]::new));
        return DataGaps.of(tape, Sessions.ALWAYS);
    }

    private static Row quote(double seconds) {
        return Row.quote(seconds, 2, Money.parseE9("9.98"), 1_000, Money.parseE9("10.02"), 500);
    }

    /** Data of every ten seconds, and eleven minutes of nothing: the last quotes hold until minute 61. */
    @Test
    void quotesHoldForAMinuteOfAGap() {
        DataGaps gaps = gaps(10, 71);
        assertThat(gaps.isWithin(60 * MINUTE)).isFalse();
        assertThat(gaps.isWithin(61 * MINUTE)).isFalse();
        assertThat(gaps.isWithin(61 * MINUTE + 1)).isTrue();
        assertThat(gaps.isWithin(71 * MINUTE)).isFalse();
        assertThat(gaps.meets(0, 61 * MINUTE)).isFalse();
        assertThat(gaps.meets(0, 62 * MINUTE)).isTrue();
    }

    /** The order arrives in minute 65 of the gap, one fill is in it, one after it; the second order arrives before and is open in it. */
    @Test
    void aGapCountsAsNoMarketData() {
        List<Row> rows = new ArrayList<>();
        for (int second = 0; second <= 3_600; second += 10) {
            rows.add(quote(second));
        }
        rows.add(quote(4_800));
        IssueTally issues = new IssueTally();
        List<MeasuredOrder> measured = new ArrayList<>();
        List<OwnOrder> orders = List.of(order("A", 3_900), order("B", 3_500));
        List<FillReport> fills = List.of(
                FillReport.of(OwnExamples.fill("1", "A", 4_000, 100, "10.02")),
                FillReport.of(OwnExamples.fill("2", "A", 4_850, 100, "10.02")),
                FillReport.of(OwnExamples.fill("3", "B", 3_550, 200, "10.02")));
        new SymbolMeasure(
                        MeasureTerms.of(TradingHours.UNLIMITED).with((tape, order) -> {
                            throw new AssertionError("worked in a gap");
                        }),
                        issues,
                        measured::add)
                .measure(
                        Tapes.of(rows),
                        Reconciliation.of(new OwnRecords(orders, fills)).executions());
        Map<String, MeasuredOrder> byId = new HashMap<>();
        measured.forEach(each -> byId.put(each.own().order().id(), each));
        MeasuredOrder inGap = Objects.requireNonNull(byId.get("A"));
        assertThat(inGap.prices()).doesNotContainKey("arrival_mid");
        assertThat(inGap.fills().get(0).fill().market()).isNull();
        assertThat(inGap.fills().get(1).fill().market()).isNotNull();
        assertThat(Objects.requireNonNull(byId.get("B")).prices().get("arrival_mid"))
                .isEqualByComparingTo("10");
        assertThat(issues.count(ExecutionIssue.DATA_GAP)).isEqualTo(3);
        assertThat(issues.count(ExecutionIssue.NO_ARRIVAL_QUOTE)).isEqualTo(1);
    }

    private static OwnOrder order(String id, long second) {
        OrderTimes times = new OrderTimes(null, second * OwnExamples.SECOND, 4_900 * OwnExamples.SECOND);
        return new OwnOrder(id, "X", Side.BUY, 200, times, OrderPrices.NONE, Map.of());
    }

    /** Ten minutes are no gap, nor are twenty where a row comes every minute. */
    @Test
    void aQuietMarketIsNoGap() {
        assertThat(gaps(10, 70).isWithin(65 * MINUTE)).isFalse();
        assertThat(gaps(60, 80).isWithin(70 * MINUTE)).isFalse();
        assertThat(gaps(60, 81).isWithin(70 * MINUTE)).isTrue();
    }
}
