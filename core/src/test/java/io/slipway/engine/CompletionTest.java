package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.FeeRate;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.Completion;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Remainder;
import io.slipway.tca.Remainder.Mark;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Completion of what is left when a window ends, worked out by hand for both sides. */
class CompletionTest {

    private static final long SECOND = Tapes.SECOND;
    private static final long CENTRE = 100;

    /** Takes {@code qty} shares at the best price at the start and nothing after. */
    private static Definition<Strategy> takesAtFirst(long qty) {
        return Definition.of("takes-at-first", "takes some", setup -> new Strategy() {
            @Override
            public void onStart(TradingContext context) {
                if (qty > 0) {
                    context.takeAtBest(qty);
                }
            }
        });
    }

    private static StrategyResult run(Side side, long taken, long qty, ExecutionModel model, List<MarketEvent> rows) {
        return run(side, taken, qty, model, Completion.WALK, rows);
    }

    private static StrategyResult run(
            Side side, long taken, long qty, ExecutionModel model, Completion completion, List<MarketEvent> rows) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        rows.forEach(tape::add);
        RunSpec spec = RunSpec.of(new ParentOrder(side, qty, SECOND, 10 * SECOND))
                .withModel(model)
                .withSchedule(ScheduleSettings.ofSlices(SECOND).withCompletion(completion));
        return new Backtest(tape.build(), spec)
                .run(List.of(takesAtFirst(taken)))
                .get(0);
    }

    private static MarketEvent row(Side side, Row row) {
        return (side == Side.BUY ? row : row.mirrored(CENTRE)).toEvent();
    }

    private static List<String> fills(Side side, StrategyResult result) {
        return result.fills().stream()
                .map(fill -> fill.qty() + " x " + (side == Side.BUY ? fill.pxE9() : 2 * CENTRE - fill.pxE9()) + " @ "
                        + fill.timeNs() / SECOND)
                .toList();
    }

    /** 100 shares at 101, of which the strategy takes 60 at the start; then 50 at 103, and 30 more at the first venue's 102. */
    private static List<MarketEvent> twoLevels(Side side) {
        MarketEvent first = row(side, Row.quote(0, 1, 99, 10, 101, 100)).levels(10);
        boolean added = side == Side.BUY ? first.addAsk(102, 30) : first.addBid(2 * CENTRE - 102, 30);
        assertThat(added).isTrue();
        return List.of(
                first, row(side, Row.quote(0, 2, 99, 10, 103, 50)), row(side, Row.quote(12, 2, 99, 10, 103, 50)));
    }

    @Test
    void whatIsLeftTakesAllThatIsDisplayedCheapestFirstAndNothingTwice() {
        for (Side side : Side.values()) {
            StrategyResult result = run(side, 60, 160, ExecutionModel.DEFAULT, twoLevels(side));
            assertThat(fills(side, result))
                    .containsExactly("60 x 101 @ 1", "40 x 101 @ 10", "30 x 102 @ 10", "30 x 103 @ 10");
            assertThat(result.execution().remainder().walkedQty()).isEqualTo(100);
            assertThat(result.unfilledQty()).isZero();
            long walkedPx = side == Side.BUY ? 101 : 2 * CENTRE - 101;
            long more = side.sign() * (30L + 2 * 30);
            assertThat(result.execution().remainder().walkedCashE9())
                    .isEqualTo(BigInteger.valueOf(100L * walkedPx + more));
        }
    }

    @Test
    void onlyWhatIsBeyondAllThatIsDisplayedIsMarkedAtTheLastLevel() {
        for (Side side : Side.values()) {
            StrategyResult result = run(side, 60, 200, ExecutionModel.DEFAULT, twoLevels(side));
            Remainder remainder = result.execution().remainder();
            assertThat(remainder.walkedQty()).isEqualTo(120);
            assertThat(remainder.markedQty()).isEqualTo(20).isEqualTo(result.unfilledQty());
            assertThat(remainder.mark()).isEqualTo(new Mark(side == Side.BUY ? 103L : 2 * CENTRE - 103L, FeeRate.NONE));
        }
    }

    @Test
    void completionIsNotTradedWhereItIsToBeMarked() {
        for (Side side : Side.values()) {
            StrategyResult result = run(side, 60, 200, ExecutionModel.DEFAULT, Completion.MARK, twoLevels(side));
            assertThat(fills(side, result)).containsExactly("60 x 101 @ 1");
            assertThat(result.execution().remainder())
                    .isEqualTo(new Remainder(
                            0,
                            BigInteger.ZERO,
                            140,
                            new Mark(side == Side.BUY ? 101L : 2 * CENTRE - 101L, FeeRate.NONE)));
        }
    }

    @Test
    void aVenueThatTakesNoOrdersCompletesNothing() {
        for (Side side : Side.values()) {
            MarketEvent halt = new MarketEvent()
                    .times(5 * SECOND, 5 * SECOND)
                    .origin(1, 0)
                    .action(BookAction.HALT, BookSide.NONE, 0)
                    .orderWithoutPrice(0);
            List<MarketEvent> rows = twoLevels(side);
            List<MarketEvent> halted = List.of(rows.get(0), rows.get(1), halt, rows.get(2));
            StrategyResult result = run(side, 60, 160, ExecutionModel.DEFAULT, halted);
            assertThat(fills(side, result)).containsExactly("60 x 101 @ 1", "50 x 103 @ 10");
            assertThat(result.execution().remainder().markedQty()).isEqualTo(50);
        }
    }

    @Test
    void completionGoesByPricePlusFeeAndPaysIt() {
        FeeTable fees = new FeeTable(
                FeeSchedule.FREE, new TreeMap<>(Map.of(1, FeeSchedule.perShare(5, 0), 2, FeeSchedule.perShare(1, 0))));
        MarketTape tape = Tapes.of(
                Row.quote(0, 1, 99, 10, 101, 100), Row.quote(0, 2, 99, 10, 103, 50), Row.quote(12, 2, 99, 10, 103, 50));
        RunSpec spec =
                RunSpec.of(new ParentOrder(Side.BUY, 60, SECOND, 10 * SECOND)).withFees(fees);
        StrategyResult result =
                new Backtest(tape, spec).run(List.of(takesAtFirst(0))).get(0);
        assertThat(fills(Side.BUY, result)).containsExactly("10 x 101 @ 10", "50 x 103 @ 10");
        assertThat(result.feesE9()).isEqualTo(10 * 5 + 50);
    }

    @Test
    void aLatencyDoesNotDelayTheCompletion() {
        ExecutionModel model = ExecutionModel.DEFAULT.withLatency(Latency.constant(false, 0, 3 * SECOND, SECOND));
        StrategyResult result = run(Side.BUY, 60, 100, model, twoLevels(Side.BUY));
        assertThat(fills(Side.BUY, result)).containsExactly("60 x 101 @ 4", "40 x 101 @ 10");
    }

    @Test
    void labelsAreReadAndOthersRefused() {
        assertThat(Stream.of("walk", "mark").map(Completion::parse)).containsExactly(Completion.WALK, Completion.MARK);
        assertThatThrownBy(() -> Completion.parse("none")).hasMessageContaining("expected walk or mark");
    }
}
