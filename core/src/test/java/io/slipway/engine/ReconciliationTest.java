package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.Sessions;
import io.slipway.model.Fill;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.outflow.OutflowEstimations;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Completion;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.tca.CostBreakdown;
import io.slipway.tca.ImplementationShortfall;
import io.slipway.tca.Markouts;
import io.slipway.tca.Savings.WholeOrder;
import io.slipway.tca.VenueScorecard;
import io.slipway.tca.benchmark.Benchmarks;
import io.slipway.tca.benchmark.SnapshotSums;
import io.slipway.tca.order.VenueOrder;
import io.slipway.tca.quote.StaleAges;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModels;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every account of the same money and the same shares agrees to the last unit, over random runs of all strategies. */
class ReconciliationTest {

    private static final int RUNS = 150;
    private static final long SECOND = Tapes.SECOND;

    @Test
    void allAccountsAgreeToTheLastUnit() {
        SplittableRandom random = new SplittableRandom(11);
        long accounted = 0;
        long rested = 0;
        for (int i = 0; i < RUNS; i++) {
            ParentOrder order = new ParentOrder(
                    random.nextBoolean() ? Side.BUY : Side.SELL, 1 + random.nextInt(2000), 5 * SECOND, 60 * SECOND);
            Latency latency = Latency.constant(false, random.nextLong(SECOND), random.nextLong(SECOND), 0);
            RunSpec settings = RunSpec.of(order)
                    .withFees(FeesTest.random(random, true))
                    .withSchedule(ScheduleSettings.ofSlices(10 * SECOND)
                            .withCompletion(random.nextBoolean() ? Completion.WALK : Completion.MARK))
                    .withModel(new ExecutionModel(
                            latency,
                            QueueModels.power(2),
                            0,
                            0,
                            OutflowEstimations.empirical(),
                            null,
                            null,
                            PrintRules.DEFAULT))
                    .withParameters(new StaticParameters(0, 50, 0).toParameters());
            Backtest backtest = new Backtest(Tapes.of(Tapes.random(random, 90)), settings);
            Benchmarks benchmarks =
                    Benchmarks.of(backtest.tape(), order, SnapshotSums.of(backtest.tape(), order, 10 * SECOND));
            for (StrategyResult result : backtest.run(Rules.standard().strategies())) {
                check(backtest, benchmarks, result);
                accounted += result.execution().qty();
                rested += result.orders().stream()
                        .filter(sent -> sent.shownQty() == 0 && sent.filledQty() > 0)
                        .count();
            }
        }
        assertThat(accounted).isPositive();
        assertThat(rested).isPositive();
    }

    private static void check(Backtest backtest, Benchmarks benchmarks, StrategyResult result) {
        ParentOrder order = result.order();
        BigInteger cashE9 = BigInteger.ZERO;
        for (Fill fill : result.fills()) {
            cashE9 = cashE9.add(BigInteger.valueOf(fill.pxE9()).multiply(BigInteger.valueOf(fill.qty())))
                    .add(fill.feeE9().multiply(BigInteger.valueOf(order.side().sign())));
        }
        assertThat(result.execution().cashE9()).isEqualTo(cashE9);
        List<Fill> byOrder = VenueScorecard.fills(result.orders());
        assertThat(byOrder).containsExactlyInAnyOrderElementsOf(result.fills());
        var cards = VenueScorecard.byPublisher(
                order.side(),
                result.orders(),
                Markouts.twiceMids(backtest.tape(), Sessions.ALWAYS, byOrder),
                StaleAges.NONE);
        assertThat(cards.values().stream().mapToLong(VenueScorecard::filledQty).sum())
                .isEqualTo(result.execution().qty());
        assertThat(cards.values().stream()
                        .map(card -> card.quality().feesE9())
                        .reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(result.feesE9());
        assertThat(cards.values().stream().mapToLong(VenueScorecard::sentQty).sum())
                .isEqualTo(result.orders().stream().mapToLong(VenueOrder::qty).sum());
        BigDecimal arrival = benchmarks.arrivalMid();
        BigDecimal end = benchmarks.endTouch();
        if (arrival != null && end != null) {
            BigDecimal markFee =
                    WholeOrder.of(order, backtest.spec().fees(), end).markFee(result.execution());
            var prices = new ImplementationShortfall.Prices(arrival, arrival, end);
            BigDecimal shortfall = ImplementationShortfall.of(
                            order.side(), order.qty(), result.fills(), prices, markFee)
                    .total();
            CostBreakdown bars = CostBreakdown.of(order, result.fills(), arrival, end, markFee);
            assertThat(bars.total()).isEqualByComparingTo(shortfall);
            BigDecimal sum = bars.bars().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(shortfall);
        }
    }
}
