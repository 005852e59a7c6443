package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.model.FeeRate;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.Completion;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import io.slipway.tca.CostBreakdown.Bar;
import io.slipway.tca.ExecutedOrder;
import io.slipway.tca.OrderPass;
import io.slipway.tca.StrategyTca;
import io.slipway.tca.TcaObserver;
import io.slipway.tca.TcaSpec;
import io.slipway.tca.benchmark.GivenPrices;
import io.slipway.venue.PrintRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The take fee of what is left and marked, by hand: the same in every figure, and that of the venue whose level is marked. */
class MarkFeeTest {

    private static final long SECOND = Tapes.SECOND;
    private static final long CENTRE = 100;
    private static final FeeTable FLAT = FeeTable.flat(FeeSchedule.perShare(2, 0));

    private static FeeTable byVenue(long first, long second) {
        return new FeeTable(
                FeeSchedule.FREE,
                new TreeMap<>(Map.of(1, FeeSchedule.perShare(first, 0), 2, FeeSchedule.perShare(second, 0))));
    }

    /** At 99 to 101 around a mid of 100: 100 shares of the first venue at 101, and 50 of the second at a price. */
    private static MarketTape tape(Side side, long second) {
        List<Row> rows = Stream.of(
                        Row.quote(0, 1, 99, 10, 101, 100),
                        Row.quote(0, 2, 99, 10, second, 50),
                        Row.quote(12, 2, 99, 10, second, 50))
                .map(row -> side == Side.BUY ? row : row.mirrored(CENTRE))
                .toList();
        return Tapes.of(rows);
    }

    /** Takes 60 of 200 shares at the best price, and leaves the others. */
    private record Run(RunSpec spec, MarketTape tape) {

        static Run of(Side side, Completion completion, FeeTable fees, long second) {
            RunSpec spec = RunSpec.of(new ParentOrder(side, 200, SECOND, 10 * SECOND))
                    .withFees(fees)
                    .withSchedule(ScheduleSettings.ofSlices(SECOND).withCompletion(completion));
            return new Run(spec, MarkFeeTest.tape(side, second));
        }

        StrategyResult result() {
            Definition<Strategy> some = Definition.of("takes-some", "takes some", setup -> new Strategy() {
                @Override
                public void onStart(TradingContext context) {
                    context.takeAtBest(60);
                }
            });
            return new Backtest(tape, spec).run(List.of(some)).get(0);
        }

        StrategyTca costs(StrategyResult result) {
            TcaSpec terms =
                    new TcaSpec(spec.order(), spec.fees(), 0.1, GivenPrices.NONE, null, 0, PrintRules.DEFAULT, false);
            ExecutedOrder executed = new ExecutedOrder("it", result.execution(), result.fills(), result.orders());
            TcaObserver observer = new TcaObserver(tape, terms, List.of(executed));
            TapePass.over(tape).add(observer).run();
            return Objects.requireNonNull(observer.tca().strategies().get("it"));
        }

        /** Every figure of the whole order has a total cost in 1e-9, of which a part is of what is left. */
        void hasEverywhere(long totalE9, long unfilledE9, long feesE9) {
            StrategyResult result = result();
            StrategyTca tca = costs(result);
            BigDecimal total = Money.toDecimal(totalE9);
            BigDecimal fair = Money.toDecimal(CENTRE * 200);
            var bars = Objects.requireNonNull(tca.costs());
            assertThat(bars.total()).isEqualByComparingTo(total);
            assertThat(bars.bars().get(Bar.UNFILLED)).isEqualByComparingTo(Money.toDecimal(unfilledE9));
            assertThat(bars.bars().get(Bar.FEES)).isEqualByComparingTo(Money.toDecimal(feesE9));
            var shortfall = Objects.requireNonNull(tca.shortfall());
            assertThat(shortfall.total()).isEqualByComparingTo(total);
            assertThat(shortfall.opportunity()).isEqualByComparingTo(Money.toDecimal(unfilledE9));
            assertThat(shortfall.unfilledPaper()).isEqualByComparingTo(Money.toDecimal(unfilledE9));
            assertThat(shortfall.fees()).isEqualByComparingTo(Money.toDecimal(feesE9));
            assertThat(tca.mark().cash())
                    .isEqualByComparingTo(fair.add(total.multiply(
                            BigDecimal.valueOf(spec.order().side().sign()))));
            assertThat(OrderPass.over(tape, List.of(spec.order()), spec.fees())
                            .prices(0)
                            .bps(result.execution()))
                    .isEqualByComparingTo(
                            total.multiply(BigDecimal.valueOf(10_000)).divide(fair));
        }

        FeeRate markFee() {
            return Objects.requireNonNull(result().execution().remainder().mark())
                    .takeFee();
        }
    }

    /** 60 cost 1 and a fee of 2 each, and 140 that are marked at the far touch as well: 180 and 420. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void allFiguresChargeTheTakeFeeOfWhatIsMarked(Side side) {
        Run.of(side, Completion.MARK, FLAT, 103).hasEverywhere(600, 420, 120);
    }

    /** The far touch is the first venue's: 60 cost 1 and 5 each, and so do the 140 that are marked. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void theFeeIsThatOfTheVenueAtTheFarTouch(Side side) {
        Run.of(side, Completion.MARK, byVenue(5, 1), 103).hasEverywhere(1_200, 840, 300);
    }

    /** 100 cost 1 and 5 each, 50 cost 3 and 1 at the second venue, and the 50 that are marked at its level cost the same. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void theFeeIsThatOfTheVenueOfTheLastLevel(Side side) {
        Run.of(side, Completion.WALK, byVenue(5, 1), 103).hasEverywhere(600 + 200 + 200, 200, 550);
    }

    @Test
    void atEqualPricesItIsTheHighestFee() {
        for (Completion completion : Completion.values()) {
            assertThat(Run.of(Side.BUY, completion, byVenue(5, 1), 101).markFee())
                    .isEqualTo(new FeeRate(5, 0));
            assertThat(Run.of(Side.SELL, completion, byVenue(1, 5), 101).markFee())
                    .isEqualTo(new FeeRate(5, 0));
        }
    }
}
