package io.slipway.executions.measure;

import static io.slipway.executions.OwnExamples.fill;
import static io.slipway.executions.OwnExamples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.calendar.TradingHours;
import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.RunSpec;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.FillReport;
import io.slipway.executions.FillTerms;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OrderTimes;
import io.slipway.executions.OwnExamples;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.Reconciliation;
import io.slipway.executions.rivals.StrategyCost;
import io.slipway.model.FeeTable;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Costs of an order in a market of four quotes, worked by hand: mids 10, 10.05, 10.12 and 10.30. */
class MarketCostsTest {

    private final IssueTally issues = new IssueTally();

    private static Row quote(double seconds, String bid, String ask) {
        return Row.quote(seconds, 2, Money.parseE9(bid), 1_000, Money.parseE9(ask), 1_000);
    }

    private static MarketTape market() {
        return Tapes.of(
                quote(0, "9.98", "10.02"),
                quote(10, "10.03", "10.07"),
                quote(20, "10.10", "10.14"),
                quote(90, "10.28", "10.32"),
                quote(200, "10.28", "10.32"));
    }

    private static OwnOrder order(Side side, long qty, OrderPrices prices) {
        OrderTimes times = new OrderTimes(OwnExamples.SECOND / 2, OwnExamples.SECOND, 100 * OwnExamples.SECOND);
        return new OwnOrder("A", "X", side, qty, times, prices, Map.of());
    }

    private MeasuredOrder measured(MeasureTerms terms, OwnOrder order, OwnFill... fills) {
        List<MeasuredOrder> measured = new ArrayList<>();
        Reconciliation found = Reconciliation.of(new OwnRecords(
                List.of(order), Arrays.stream(fills).map(FillReport::of).toList()));
        new SymbolMeasure(terms, issues, measured::add).measure(market(), found.executions());
        return measured.get(0);
    }

    private MeasuredOrder measured(OwnOrder order, OwnFill... fills) {
        return measured(MeasureTerms.of(TradingHours.UNLIMITED), order, fills);
    }

    private static MarketCosts market(MeasuredOrder order) {
        return Objects.requireNonNull(order.market());
    }

    @Test
    void pricesOfTheMarketTakeTheCostApart() {
        MeasuredOrder order = measured(
                order(Side.BUY, 1_000, OrderPrices.NONE),
                fill("1", "A", 5, 300, "10.02"),
                fill("2", "A", 15, 200, "10.07"));
        var shortfall = Objects.requireNonNull(order.shortfall());
        assertThat(shortfall.delay()).isEqualByComparingTo("0");
        assertThat(shortfall.execution()).isEqualByComparingTo("20");
        assertThat(shortfall.opportunity()).isEqualByComparingTo("160");
        assertThat(order.prices().get("arrival_mid")).isEqualByComparingTo("10");
        assertThat(order.costBps("arrival_mid").orElseThrow()).isEqualByComparingTo("40");
        assertThat(market(order).filledBps()).isEqualTo(40);
    }

    @Test
    void statedPricesTakeThePlaceOfThoseOfTheMarket() {
        MeasuredOrder order = measured(
                order(Side.BUY, 1_000, OwnExamples.prices("9.90", "10.01", "10.20")), fill("1", "A", 5, 300, "10.02"));
        var shortfall = Objects.requireNonNull(order.shortfall());
        assertThat(shortfall.delay()).isEqualByComparingTo("110");
        assertThat(shortfall.execution()).isEqualByComparingTo("3");
        assertThat(shortfall.opportunity()).isEqualByComparingTo("133");
    }

    @Test
    void theQuoteOfAFillIsTheOneBeforeIt() {
        MeasuredOrder order = measured(
                order(Side.BUY, 1_000, OrderPrices.NONE),
                fill("1", "A", 10, 100, "10.02"),
                fill("0", "A", 0, 100, "10.02"));
        NationalQuote first = new NationalQuote(Money.parseE9("9.98"), Money.parseE9("10.02"));
        assertThat(order.fills()).extracting(each -> each.fill().market()).containsExactly(first, first);
        assertThat(issues.count(ExecutionIssue.BEFORE_ARRIVAL)).isZero();
    }

    @Test
    void fillsThatTookAndThatRestedAreToldApart() {
        MeasuredOrder order = measured(
                order(Side.BUY, 1_000, OrderPrices.NONE),
                fill("1", "A", 5, 300, "10.02", terms(null, "3", Liquidity.TAKER)),
                fill("2", "A", 15, 200, "10.03", terms(null, "-1", Liquidity.MAKER)),
                fill("3", "A", 16, 100, "10.03"),
                fill("4", "A", 17, 100, "10.07"));
        MarketCosts costs = market(order);
        assertThat(costs.taker().qty()).isEqualTo(400);
        assertThat(costs.maker().qty()).isEqualTo(300);
        assertThat(issues.count(ExecutionIssue.LIQUIDITY_INFERRED)).isEqualTo(2);
        assertThat(costs.maker().effectiveSpreadBps()).isCloseTo(-0.04 / 10.05 * 1e4, within(1e-9));
        double rested15s = -2 * (10.12 - 10.03) / 10.05 * 1e4;
        assertThat(costs.maker().realizedSpreadBps().get(3)).isCloseTo(rested15s, within(1e-9));
    }

    @Test
    void aSellBelowTheBidIsOutsideTheQuote() {
        MeasuredOrder order = measured(
                order(Side.SELL, 1_000, OrderPrices.NONE),
                fill("1", "A", 5, 300, "9.97", terms(null, "0", Liquidity.TAKER)),
                fill("2", "A", 6, 200, "9.99", terms(null, "0", Liquidity.TAKER)),
                fill("3", "A", 7, 100, "9.98", terms(null, "0", Liquidity.TAKER)));
        PriceImprovement found = market(order).improvement();
        assertThat(found.improvedQty()).isEqualTo(200);
        assertThat(found.improvement()).isEqualByComparingTo("2");
        assertThat(found.atQuoteQty()).isEqualTo(100);
        assertThat(found.outsideQty()).isEqualTo(300);
        assertThat(found.disimprovement()).isEqualByComparingTo("3");
    }

    @Test
    void strategiesWorkTheFilledQuantityFromTheSameArrival() {
        RunSpec run = RunSpec.of(new io.slipway.model.ParentOrder(Side.BUY, 1, 0, 1))
                .withStrategies(List.of(Catalogue.installed().find("best-ask").orElseThrow()));
        MeasureTerms terms = MeasureTerms.of(TradingHours.UNLIMITED)
                .with((tape, order) -> new Backtest(tape, run.withOrder(order)).run());
        MeasuredOrder order =
                measured(terms, order(Side.BUY, 1_000, OrderPrices.NONE), fill("1", "A", 15, 500, "10.07"));
        assertThat(market(order).strategies()).containsExactly(new StrategyCost("best-ask", 20, 0, 0));
        assertThat(market(order).filledBps()).isEqualTo(70);
    }

    /** Bought at 10.02 as the strategy does, with a fee of 5: without fees set for the strategy, both cost 20 bps. */
    @Test
    void feesOfOneSideAreInNoComparison() {
        RunSpec run = RunSpec.of(new io.slipway.model.ParentOrder(Side.BUY, 1, 0, 1))
                .withStrategies(List.of(Catalogue.installed().find("best-ask").orElseThrow()));
        MeasureTerms terms = MeasureTerms.of(TradingHours.UNLIMITED)
                .with((tape, order) -> new Backtest(tape, run.withOrder(order)).run());
        OwnFill paid = fill("1", "A", 5, 500, "10.02", terms(null, "5", Liquidity.TAKER));
        MeasuredOrder order = measured(terms, order(Side.BUY, 500, OrderPrices.NONE), paid);
        assertThat(market(order).strategies()).containsExactly(new StrategyCost("best-ask", 20, 0, 0));
        assertThat(market(order).filledBps()).isEqualTo(20);
        assertThat(Objects.requireNonNull(order.shortfall()).fees()).isEqualByComparingTo("5");
        assertThat(issues.count(ExecutionIssue.FEES_OF_ONE_SIDE)).isEqualTo(1);
        MeasureTerms zero = new MeasureTerms(
                terms.hours(),
                new MeasureTerms.Fees(timeNs -> FeeTable.FREE, true),
                terms.venues(),
                terms.participation(),
                terms.staleNs(),
                terms.runner(),
                terms.reach(),
                terms.instrument());
        // A fee of zero that is given is known: the fill cost 20 bps and a fee of 5 of 5,000, which the strategy did
        // not pay.
        assertThat(market(measured(zero, order(Side.BUY, 500, OrderPrices.NONE), paid))
                        .filledBps())
                .isEqualTo(30);
        assertThat(issues.count(ExecutionIssue.FEES_OF_ONE_SIDE)).isEqualTo(1);
        MeasuredOrder alone = measured(order(Side.BUY, 500, OrderPrices.NONE), paid);
        assertThat(market(alone).filledBps()).isEqualTo(30);
        assertThat(issues.count(ExecutionIssue.FEES_OF_ONE_SIDE)).isEqualTo(1);
    }

    /** The mid at the arrival is 10: half of it more or less is the edge. */
    @Test
    void statedPricesInAnotherUnitAreNamed() {
        String[][] prices = {{"1000", null, null}, {null, "4.99", null}, {null, null, "-10"}, {"15", "5", "10"}};
        for (String[] each : prices) {
            measured(
                    order(Side.BUY, 500, OwnExamples.prices(each[0], each[1], each[2])),
                    fill("1", "A", 5, 500, "10.02"));
        }
        assertThat(issues.count(ExecutionIssue.ORDER_FAR_FROM_MARKET)).isEqualTo(3);
    }

    @Test
    void anOrderOfAnotherDayHasNoMarketData() {
        OrderTimes times = new OrderTimes(null, 90_000 * OwnExamples.SECOND, null);
        MeasuredOrder order =
                measured(order(Side.BUY, 100, OrderPrices.NONE).withTimes(times), fill("1", "A", 90_010, 100, "10"));
        assertThat(order.market()).isNull();
        assertThat(issues.count(ExecutionIssue.NO_MARKET_DATA)).isEqualTo(1);
    }

    @Test
    void pricesOffTheGridAndFillsOfOtherVenuesAreNamed() {
        OwnFill odd = fill("1", "A", 5, 100, "10.003");
        OwnFill mid = fill("2", "A", 5, 100, "10.005");
        OwnFill other = new OwnFill(odd.ids(), "X", 6 * OwnExamples.SECOND, 77, 100, odd.pxE9(), odd.terms());
        measured(order(Side.BUY, 1_000, OrderPrices.NONE), odd, mid, other);
        assertThat(issues.count(ExecutionIssue.OFF_TICK)).isEqualTo(2);
        assertThat(issues.count(ExecutionIssue.UNKNOWN_VENUE)).isEqualTo(1);
    }

    /** Bid 10.03 and offer 10.07: 5 % below the one is 9.5285, 5 % above the other 10.5735. */
    @Test
    void pricesOfAnotherUnitSignOrTimeAreNamed() {
        measured(
                order(Side.BUY, 1_000, OrderPrices.NONE),
                fill("1", "A", 15, 100, "1001"),
                fill("2", "A", 15, 100, "-10.01"),
                fill("3", "A", 15, 100, "10.57"),
                fill("4", "A", 15, 100, "10.58"),
                fill("5", "A", 15, 100, "9.53"),
                fill("6", "A", 15, 100, "9.52"));
        assertThat(issues.count(ExecutionIssue.FAR_FROM_MARKET)).isEqualTo(4);
    }

    /** Bid 10.03, offer 10.07: the market may have moved through a buy that rested at 10.11, but not through one at 10.12. */
    @Test
    void aFillThatSaysItRestedBeyondTheOfferIsNamed() {
        measured(
                order(Side.BUY, 1_000, OrderPrices.NONE),
                fill("1", "A", 15, 100, "10.12", terms(null, "0", Liquidity.MAKER)),
                fill("2", "A", 15, 100, "10.11", terms(null, "0", Liquidity.MAKER)),
                fill("3", "A", 15, 100, "10.12", terms(null, "0", Liquidity.TAKER)));
        assertThat(issues.count(ExecutionIssue.RESTED_BEYOND_TOUCH)).isEqualTo(1);
    }

    private static MeasureTerms bestAsk() {
        RunSpec run = RunSpec.of(new io.slipway.model.ParentOrder(Side.BUY, 1, 0, 1))
                .withStrategies(List.of(Catalogue.installed().find("best-ask").orElseThrow()));
        return MeasureTerms.of(TradingHours.UNLIMITED)
                .with((tape, order) -> new Backtest(tape, run.withOrder(order)).run());
    }

    @Test
    void anOrderOfAuctionsHasNoRivalAndDidNotTake() {
        FillTerms auction = new FillTerms(null, 0L, null, true, Map.of());
        MeasuredOrder order =
                measured(bestAsk(), order(Side.BUY, 500, OrderPrices.NONE), fill("1", "A", 15, 500, "10.07", auction));
        assertThat(market(order).strategies()).isEmpty();
        assertThat(market(order).taker().qty()).isZero();
        assertThat(order.isOfAuctions()).isTrue();
        assertThat(issues.count(ExecutionIssue.AUCTION_ORDER)).isEqualTo(1);
    }

    /** 1,000 are shown at 10.02: three orders of 500 at a time take the last 500 twice. */
    @Test
    void ordersOfOneTimeThatTakeTheSameSharesAreCounted() {
        List<MeasuredOrder> measured = new ArrayList<>();
        List<OwnOrder> orders = List.of("A", "B", "C").stream()
                .map(id -> new OwnOrder(
                        id,
                        "X",
                        Side.BUY,
                        500,
                        new OrderTimes(null, OwnExamples.SECOND, 100 * OwnExamples.SECOND),
                        OrderPrices.NONE,
                        Map.of()))
                .toList();
        List<FillReport> fills = List.of("A", "B", "C").stream()
                .map(id -> FillReport.of(fill("f" + id, id, 15, 500, "10.07")))
                .toList();
        new SymbolMeasure(bestAsk(), issues, measured::add)
                .measure(
                        market(),
                        Reconciliation.of(new OwnRecords(orders, fills)).executions());
        assertThat(measured)
                .extracting(each -> market(each).strategies().get(0).doubts().twice())
                .containsExactly(0.0, 0.0, 1.0);
    }
}
