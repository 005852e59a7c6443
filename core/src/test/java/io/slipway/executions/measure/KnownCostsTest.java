package io.slipway.executions.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.TradingHours;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.FillReport;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OwnExamples;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.Reconciliation;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.tca.ImplementationShortfall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs of orders whose prices are stated, worked by hand. */
class KnownCostsTest {

    private final IssueTally issues = new IssueTally();

    private MeasuredOrder measured(OwnOrder order, List<FillReport> fills) {
        List<MeasuredOrder> measured = new ArrayList<>();
        Reconciliation found = Reconciliation.of(new OwnRecords(List.of(order), fills));
        new SymbolMeasure(MeasureTerms.of(TradingHours.UNLIMITED), issues, measured::add)
                .measure(null, found.executions());
        return measured.get(0);
    }

    private static OwnOrder order(Side side, long qty, OrderPrices prices) {
        return new OwnOrder("A", "X", side, qty, OwnExamples.times(0L, 100L), prices, Map.of());
    }

    /** Fills of a size at two prices in turn. */
    private static List<FillReport> inTurn(int count, long size, String first, String second, String fee) {
        List<FillReport> fills = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fills.add(FillReport.of(OwnExamples.fill(
                    "E" + i, "A", i, size, i % 2 == 0 ? first : second, OwnExamples.terms(null, fee, null))));
        }
        return fills;
    }

    private static ImplementationShortfall shortfall(MeasuredOrder order) {
        return Objects.requireNonNull(order.shortfall());
    }

    @Test
    void anOrderFilledCompletelyHasNoOpportunityCost() {
        MeasuredOrder order = measured(
                order(Side.BUY, 5_000, OwnExamples.prices("10", null, "11")), inTurn(10, 500, "10", "11", "10"));
        assertThat(shortfall(order).total()).isEqualByComparingTo("2600");
        assertThat(shortfall(order).opportunity()).isEqualByComparingTo("0");
        assertThat(shortfall(order).totalBps()).isEqualByComparingTo("520");
        assertThat(order.costBps("decision").orElseThrow()).isEqualByComparingTo("520");
    }

    @Test
    void peroldTakesAnOrderThatIsPartlyFilledApart() {
        ImplementationShortfall found = shortfall(measured(
                order(Side.BUY, 5_000, OwnExamples.prices("10", null, "11")), inTurn(8, 500, "10", "11", "10")));
        assertThat(found.filledPaper().subtract(found.fees())).isEqualByComparingTo("2000");
        assertThat(found.unfilledPaper()).isEqualByComparingTo("1000");
        assertThat(found.fees()).isEqualByComparingTo("80");
        assertThat(found.total()).isEqualByComparingTo("3080");
    }

    @Test
    void wagnerAndEdwardsTakeTheDelayOut() {
        ImplementationShortfall found = shortfall(measured(
                order(Side.BUY, 5_000, OwnExamples.prices("10", "10.25", "11")), inTurn(8, 500, "10", "11", "10")));
        assertThat(found.delay()).isEqualByComparingTo("1250");
        assertThat(found.execution()).isEqualByComparingTo("1000");
        assertThat(found.opportunity()).isEqualByComparingTo("750");
        assertThat(found.fees()).isEqualByComparingTo("80");
        assertThat(found.total()).isEqualByComparingTo("3080");
    }

    /** A sell with all prices mirrored at 10 has the parts of the buy; at the same prices only the fees keep their sign. */
    @ParameterizedTest
    @CsvSource({"'10,9.75,9,10,9','1250,1000,750,80'", "'10,10.25,11,10,11','-1250,-1000,-750,80'"})
    void aSellIsTheMirrorImage(String prices, String parts) {
        String[] px = prices.split(",", -1);
        ImplementationShortfall found = shortfall(measured(
                order(Side.SELL, 5_000, OwnExamples.prices(px[0], px[1], px[2])), inTurn(8, 500, px[3], px[4], "10")));
        assertThat(String.join(
                        ",",
                        List.of(found.delay(), found.execution(), found.opportunity(), found.fees()).stream()
                                .map(part -> part.stripTrailingZeros().toPlainString())
                                .toList()))
                .isEqualTo(parts);
    }

    /** Ten times the shares and the fees cost ten times as much, and the same in bps. */
    @ParameterizedTest
    @CsvSource({"1,2600,520", "10,26000,520", "100,260000,520"})
    void costsScaleWithTheOrder(long times, BigDecimal total, BigDecimal bps) {
        ImplementationShortfall found = shortfall(measured(
                order(Side.BUY, 5_000 * times, OwnExamples.prices("10", null, "11")),
                inTurn(10, 500 * times, "10", "11", Long.toString(10 * times))));
        assertThat(found.total()).isEqualByComparingTo(total);
        assertThat(found.totalBps()).isEqualByComparingTo(bps);
    }

    @Test
    void anOrderThatWasNeverFilledCostsItsOpportunity() {
        MeasuredOrder order = measured(order(Side.BUY, 5_000, OwnExamples.prices("10", "10.25", "11")), List.of());
        assertThat(shortfall(order).delay()).isEqualByComparingTo("1250");
        assertThat(shortfall(order).opportunity()).isEqualByComparingTo("3750");
        assertThat(shortfall(order).total()).isEqualByComparingTo("5000");
        assertThat(order.costBps("decision")).isEmpty();
        assertThat(order.speed()).isEmpty();
    }

    @Test
    void theArrivalStandsForADecisionThatIsNotStated() {
        ImplementationShortfall found = shortfall(measured(
                order(Side.BUY, 5_000, OwnExamples.prices(null, "10.25", "11")), inTurn(8, 500, "10", "11", "10")));
        assertThat(found.delay()).isEqualByComparingTo("0");
        assertThat(found.total()).isEqualByComparingTo("1830");
    }

    @Test
    void withoutAPriceThereIsNoShortfall() {
        assertThat(measured(order(Side.BUY, 5_000, OrderPrices.NONE), inTurn(8, 500, "10", "11", "10"))
                        .shortfall())
                .isNull();
    }

    /** 4,000 of 5,000 at 10.50 on average, decided at 10: 2,000 and fees of 80, and nobody knows what the other 1,000 would have cost. */
    @Test
    void whatWasFilledCountsWhereTheRestHasNoMark() {
        ImplementationShortfall found = shortfall(measured(
                order(Side.BUY, 5_000, OwnExamples.prices("10", null, null)), inTurn(8, 500, "10", "11", "10")));
        assertThat(found.execution()).isEqualByComparingTo("2000");
        assertThat(found.opportunity()).isEqualByComparingTo("0");
        assertThat(found.total()).isEqualByComparingTo("2080");
        assertThat(found.isMarked()).isFalse();
        assertThat(found.totalBps()).isNull();
        assertThat(issues.count(ExecutionIssue.NO_MARK)).isEqualTo(1);
    }

    /** 500 at 1 and 500 at -2 of what was decided at 0: money is lost or won, of a price of which there is no part. */
    @Test
    void aPriceOfZeroHasMoneyAndNoBps() {
        ImplementationShortfall found = shortfall(
                measured(order(Side.BUY, 1_000, OwnExamples.prices("0", null, null)), inTurn(2, 500, "1", "-2", "10")));
        assertThat(found.execution()).isEqualByComparingTo("-500");
        assertThat(found.total()).isEqualByComparingTo("-480");
        assertThat(found.totalBps()).isNull();
        assertThat(issues.count(ExecutionIssue.ZERO_PRICE)).isEqualTo(1);
        assertThat(issues.count(ExecutionIssue.NO_MARK)).isZero();
    }

    @Test
    void withoutMarketDataStatedPricesAreSetBesideTheFirstFill() {
        measured(order(Side.BUY, 500, OwnExamples.prices("14", null, null)), inTurn(1, 500, "10", "10", "0"));
        assertThat(issues.count(ExecutionIssue.ORDER_FAR_FROM_MARKET)).isZero();
        measured(order(Side.BUY, 500, OwnExamples.prices("1400", null, null)), inTurn(1, 500, "10", "10", "0"));
        assertThat(issues.count(ExecutionIssue.ORDER_FAR_FROM_MARKET)).isEqualTo(1);
    }

    @Test
    void aRebateLowersTheCost() {
        @Nullable Long none = null;
        MeasuredOrder order = measured(
                order(Side.BUY, 1_000, new OrderPrices(Money.parseE9("10"), none, none, none)),
                inTurn(2, 500, "10", "10", "-1"));
        assertThat(shortfall(order).total()).isEqualByComparingTo("-2");
        assertThat(order.execution().cash()).isEqualByComparingTo("9998");
    }

    @Test
    void timesToFillsAreWeightedByShares() {
        MeasuredOrder order = measured(
                order(Side.BUY, 1_000, OrderPrices.NONE),
                List.of(
                        FillReport.of(OwnExamples.fill("1", "A", 10, 300, "10")),
                        FillReport.of(OwnExamples.fill("2", "A", 20, 100, "10"))));
        assertThat(order.speed().orElseThrow())
                .isEqualTo(new OrderSpeed(10 * OwnExamples.SECOND, 20 * OwnExamples.SECOND, 12.5e9));
    }
}
