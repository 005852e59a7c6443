package io.slipway.executions.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.TradingHours;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.FillIds;
import io.slipway.executions.FillReport;
import io.slipway.executions.FillTerms;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OrderTimes;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.Reconciliation;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tca.ImplementationShortfall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Marks of what was unfilled where nobody shows the far side at the end. An order of 1,000 arrives at 105 s at a mid of 100.01 and ends
 * at 250 s; 400 are filled at 110 s, a cent from the mid: 4.
 */
class MarksTest {

    private static final long SECOND = 1_000_000_000L;

    private final IssueTally issues = new IssueTally();

    private static MarketEvent event(long second, BookAction action) {
        return new MarketEvent()
                .times(second * SECOND, second * SECOND)
                .origin(2, 0)
                .action(action, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .noBid()
                .noAsk();
    }

    private static MarketEvent bid(long second, long cents) {
        return event(second, BookAction.MODIFY).bid(cents * 10_000_000, 1_000);
    }

    private static MarketEvent ask(long second, long cents) {
        return event(second, BookAction.MODIFY).ask(cents * 10_000_000, 1_000);
    }

    private static MarketEvent quote(long second, long bidCents, long askCents) {
        return bid(second, bidCents).ask(askCents * 10_000_000, 1_000);
    }

    private ImplementationShortfall shortfall(Side side, MarketEvent... later) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));
        tape.add(quote(100, 10_000, 10_002));
        for (MarketEvent each : later) {
            tape.add(each);
        }
        OwnOrder order = new OwnOrder(
                "A", "X", side, 1_000, new OrderTimes(null, 105 * SECOND, 250 * SECOND), OrderPrices.NONE, Map.of());
        OwnFill fill = new OwnFill(
                new FillIds("E", "A", ""),
                "X",
                110 * SECOND,
                2,
                400,
                Money.parseE9(side == Side.BUY ? "100.02" : "100.00"),
                new FillTerms(side, 0L, Liquidity.TAKER, Map.of()));
        List<MeasuredOrder> measured = new ArrayList<>();
        new SymbolMeasure(MeasureTerms.of(TradingHours.UNLIMITED), issues, measured::add)
                .measure(
                        tape.build(),
                        Reconciliation.of(new OwnRecords(List.of(order), List.of(FillReport.of(fill))))
                                .executions());
        ImplementationShortfall found = Objects.requireNonNull(measured.get(0).shortfall());
        assertThat(found.execution()).isEqualByComparingTo("4");
        return found;
    }

    private List<String> examples(ExecutionIssue issue) {
        return issues.notes().stream()
                .filter(each -> each.issue() == issue)
                .flatMap(each -> each.examples().stream())
                .toList();
    }

    @Test
    void anOfferAtTheEndIsTheMark() {
        ImplementationShortfall found = shortfall(Side.BUY, quote(200, 10_140, 10_142));
        assertThat(found.opportunity()).isEqualByComparingTo("846");
        assertThat(issues.count(ExecutionIssue.MARK_BOUND)).isZero();
    }

    /** The offer is gone and bids run to 101.40: 600 cost 1.39 each at least. A bid of 99.00 says no more than the last offer. */
    @Test
    void theWorseOfTheLastFarTouchAndTheNearTouchBoundsTheMark() {
        assertThat(shortfall(Side.BUY, bid(120, 10_000), bid(200, 10_140)).opportunity())
                .isEqualByComparingTo("834");
        assertThat(examples(ExecutionIssue.MARK_BOUND)).containsExactly("A, 101.4");
        assertThat(shortfall(Side.BUY, bid(120, 9_900)).opportunity()).isEqualByComparingTo("6");
        assertThat(shortfall(Side.BUY, quote(120, 10_040, 10_050), bid(200, 9_900))
                        .opportunity())
                .isEqualByComparingTo("294");
        assertThat(shortfall(Side.SELL, ask(120, 10_002), ask(200, 9_862)).opportunity())
                .isEqualByComparingTo("834");
        assertThat(shortfall(Side.SELL, ask(120, 10_100)).opportunity()).isEqualByComparingTo("6");
        assertThat(issues.count(ExecutionIssue.MARK_BOUND)).isEqualTo(5);
        assertThat(issues.count(ExecutionIssue.NO_MARK)).isZero();
    }

    /** The last offer before the halt is 100.50, 0.49 above the mid of the arrival; what is shown in the halt is no price. */
    @Test
    void inAHaltTheLastFarTouchBeforeItIsTheMark() {
        ImplementationShortfall found = shortfall(
                Side.BUY, quote(119, 10_048, 10_050), event(120, BookAction.HALT), quote(200, 10_200, 10_300));
        assertThat(found.opportunity()).isEqualByComparingTo("294");
        assertThat(found.isMarked()).isTrue();
        assertThat(examples(ExecutionIssue.MARK_HALTED)).containsExactly("A, 100.5");
        assertThat(issues.count(ExecutionIssue.MARK_BOUND)).isZero();
    }
}
