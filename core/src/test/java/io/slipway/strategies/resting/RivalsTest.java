package io.slipway.strategies.resting;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.ExecutionModel;
import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.Tapes;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.outflow.OutflowEstimations;
import io.slipway.strategies.resting.HandTape.Line;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.tape.MarketTape;
import io.slipway.tca.order.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The strategies that the router is measured by, on tapes worked out by hand; each order for both sides. */
class RivalsTest {

    private static final long SECOND = Tapes.SECOND;
    /** 100 shares from 1 s to 11 s in slices of {@code sliceSeconds}. */
    private static StrategyResult run(
            Side side, String name, int sliceSeconds, Parameters parameters, List<Line> lines) {
        RunSpec spec = RunSpec.of(new ParentOrder(side, 100, SECOND, 11 * SECOND))
                .withSchedule(ScheduleSettings.ofSlices(sliceSeconds * SECOND))
                .withParameters(parameters);
        return new Backtest(HandTape.of(side, lines), spec)
                .run(List.of(Rules.standard().find(name).orElseThrow()))
                .get(0);
    }

    private static void assertFills(
            String name, int sliceSeconds, Parameters parameters, List<Line> lines, String... expected) {
        for (Side side : Side.values()) {
            assertThat(HandTape.fills(side, run(side, name, sliceSeconds, parameters, lines)))
                    .as(side + " " + name)
                    .containsExactly(expected);
        }
    }

    /** The bid rises from 100 to 101 at 2 s; 80 shares trade there at 4 s, of which 30 were ahead of who came after. */
    private static final List<Line> RISE = List.of(
            Line.quote(0, 1, 100, 50, 102, 200),
            Line.quote(2, 1, 101, 30, 102, 200),
            Line.trade(4, 1, 101, 80),
            Line.quote(4, 1, 101, 20, 102, 200),
            Line.quote(12, 1, 101, 20, 102, 200));

    @Test
    void aPeggedOrderFollowsTheBestPriceAfterItsDelayAndCrossesAtTheDeadline() {
        assertFills("peg-then-cross", 10, Parameters.NONE, RISE, "50 x 101 @ 4000, maker", "50 x 102 @ 10000, taker");
        Parameters late = Parameters.NONE.with("repeg_delay", 5 * SECOND);
        assertFills("peg-then-cross", 10, late, RISE, "100 x 102 @ 10000, taker");
        Parameters early = Parameters.NONE.with("deadline", 100_000_000);
        assertFills("peg-then-cross", 10, early, RISE, "100 x 102 @ 2000, taker");
    }

    @Test
    void aPeggedOrderFollowsTheBestPriceDown() {
        List<Line> fall = List.of(
                Line.quote(0, 1, 100, 50, 102, 200),
                Line.quote(2, 1, 99, 10, 102, 200),
                Line.trade(4, 1, 99, 40),
                Line.quote(12, 1, 99, 10, 102, 200));
        assertFills("peg-then-cross", 10, Parameters.NONE, fall, "30 x 99 @ 4000, maker", "70 x 102 @ 10000, taker");
    }

    @Test
    void aFlickerShorterThanTheDelayCostsNoPlaceInTheQueue() {
        List<Line> flicker = List.of(
                Line.quote(0, 1, 100, 50, 102, 200),
                Line.quote(2, 2, 101, 10, 102, 200),
                Line.quote(2.02, 1, 100, 90, 102, 200),
                Line.quote(2.05, 2, 99, 10, 102, 200),
                Line.trade(4, 1, 100, 150),
                Line.quote(12, 1, 100, 10, 102, 200));
        assertFills("peg-then-cross", 10, Parameters.NONE, flicker, "100 x 100 @ 4000, maker");
        Parameters atOnce = Parameters.NONE.with("repeg_delay", 0);
        assertFills("peg-then-cross", 10, atOnce, flicker, "60 x 100 @ 4000, maker", "40 x 102 @ 10000, taker");
    }

    @Test
    void aCappedOrderRestsNoMoreThanItsPartOfTheQueueAtATime() {
        Parameters capped = Parameters.NONE.with("queue_cap", 500_000_000);
        List<Line> lines = List.of(
                Line.quote(0, 1, 100, 50, 102, 200),
                Line.trade(3, 1, 100, 200),
                Line.quote(3, 1, 100, 40, 102, 200),
                Line.trade(5, 1, 100, 200),
                Line.quote(12, 1, 100, 40, 102, 200));
        assertFills(
                "peg-then-cross",
                10,
                capped,
                lines,
                "25 x 100 @ 3000, maker",
                "20 x 100 @ 5000, maker",
                "55 x 102 @ 10000, taker");
    }

    @Test
    void sharesThatRestAheadOfTheirSliceFillEarlyAndKeepTheirPlace() {
        List<Line> lines = List.of(
                Line.quote(0, 1, 100, 50, 102, 200),
                Line.trade(3, 1, 100, 130),
                Line.quote(3, 1, 100, 40, 102, 200),
                Line.trade(7, 1, 100, 30),
                Line.quote(12, 1, 100, 40, 102, 200));
        assertFills("peg-then-cross", 5, Parameters.NONE, lines, "50 x 100 @ 3000, maker", "50 x 102 @ 10500, taker");
        Parameters ahead = Parameters.NONE.with("ahead", 1_000_000_000);
        assertFills("peg-then-cross", 5, ahead, lines, "80 x 100 @ 3000, maker", "20 x 100 @ 7000, maker");
    }

    @Test
    void sharesThatRestAheadOfTheirSliceAreNotTakenBeforeTheyAreDue() {
        List<Line> still = List.of(Line.quote(0, 1, 100, 50, 102, 200), Line.quote(12, 1, 100, 50, 102, 200));
        Parameters ahead = Parameters.NONE.with("ahead", 3_000_000_000L);
        assertFills("peg-then-cross", 5, ahead, still, "50 x 102 @ 5500, taker", "50 x 102 @ 10500, taker");
        List<Line> some = List.of(
                Line.quote(0, 1, 100, 50, 102, 200), Line.trade(3, 1, 100, 70), Line.quote(12, 1, 100, 50, 102, 200));
        assertFills(
                "peg-then-cross",
                5,
                ahead,
                some,
                "20 x 100 @ 3000, maker",
                "30 x 102 @ 5500, taker",
                "50 x 102 @ 10500, taker");
    }

    @Test
    void allRestTakesNothingBeforeTheDeadlineOfTheLastSlice() {
        assertFills("all-rest", 5, Parameters.NONE, RISE, "100 x 102 @ 10500, taker");
        List<Line> slow = new ArrayList<>(RISE);
        slow.add(4, Line.trade(7, 1, 101, 60));
        assertFills("all-rest", 5, Parameters.NONE, slow, "40 x 101 @ 7000, maker", "60 x 102 @ 10500, taker");
    }

    @Test
    void allCrossTakesEachSliceAtOnceAtAllVenues() {
        List<Line> lines = List.of(
                Line.quote(0, 1, 100, 50, 102, 30),
                Line.quote(0, 2, 100, 50, 103, 10),
                Line.quote(0, 3, 100, 50, 104, 500),
                Line.quote(12, 3, 100, 50, 104, 500));
        assertFills(
                "all-cross",
                5,
                Parameters.NONE,
                lines,
                "30 x 102 @ 1000, taker",
                "10 x 103 @ 1000, taker",
                "10 x 104 @ 1000, taker",
                "50 x 104 @ 6000, taker");
    }

    /** Bid 99, offer 103, midpoint 101: 40 shares trade there before the order begins, so that the venue is known for it. */
    private static List<Line> inside(Line... prints) {
        List<Line> lines = new ArrayList<>(List.of(
                Line.quote(0, 1, 99, 50, 103, 200), Line.quote(0, 2, 99, 50, 103, 200), Line.trade(0.5, 1, 101, 40)));
        lines.addAll(List.of(prints));
        lines.add(Line.quote(12, 2, 99, 50, 103, 200));
        return lines;
    }

    @Test
    void anOrderAtTheMidpointIsFilledByPrintsInsideTheSpreadOnItsSideAndOncePerPrint() {
        assertFills(
                "midpoint-peg",
                10,
                Parameters.NONE,
                inside(
                        Line.trade(2, 1, 101, 30),
                        Line.trade(3, 1, 100, 20),
                        Line.trade(4, 1, 102, 500),
                        Line.trade(5, 1, 99, 500),
                        Line.trade(6, 1, 103, 500),
                        Line.trade(7, 2, 101, 500)),
                "30 x 101 @ 2000, maker",
                "20 x 101 @ 3000, maker",
                "50 x 103 @ 10000, taker");
    }

    @Test
    void anOrderAtTheMidpointFollowsItAndIsNotFilledInALockedMarket() {
        assertFills(
                "midpoint-peg",
                10,
                Parameters.NONE,
                inside(
                        Line.quote(2, 1, 101, 50, 103, 200),
                        Line.trade(3, 1, 102, 30),
                        Line.quote(4, 2, 99, 50, 101, 200),
                        Line.trade(5, 1, 101, 500),
                        Line.quote(6, 2, 99, 50, 103, 200)),
                "30 x 102 @ 3000, maker",
                "70 x 103 @ 10000, taker");
    }

    @Test
    void anOrderAtTheMidpointRestsOnlyWhereSuchPrintsWereSeenAndEarnsNoRebate() {
        List<Line> unseen = new ArrayList<>(inside(Line.trade(2, 1, 99, 30)));
        unseen.remove(2);
        assertFills("midpoint-peg", 10, Parameters.NONE, unseen, "100 x 103 @ 10000, taker");
        RunSpec spec = RunSpec.of(new ParentOrder(Side.BUY, 100, SECOND, 11 * SECOND))
                .withSchedule(ScheduleSettings.ofSlices(10 * SECOND))
                .withFees(FeeTable.flat(FeeSchedule.perShare(0, 3)));
        MarketTape tape = HandTape.of(Side.BUY, inside(Line.trade(2, 1, 101, 100)));
        StrategyResult result = new Backtest(tape, spec)
                .run(List.of(Rules.standard().find("midpoint-peg").orElseThrow()))
                .get(0);
        assertThat(result.execution().qty()).isEqualTo(100);
        assertThat(result.feesE9()).isZero();
    }

    /** Queues of 10 shares empty fast until the order begins at 400 s; then both venues show 5,000 and nothing trades. */
    private static List<Line> fastThenSlow() {
        List<Line> lines = new ArrayList<>();
        for (int second = 0; second < 400; second++) {
            int venue = 1 + second % 2;
            lines.add(Line.quote(second, venue, 100, 10, 102, 5_000));
            lines.add(Line.trade(second + 0.5, venue, 100, venue * 40L));
        }
        for (int second = 400; second < 460; second++) {
            lines.add(Line.quote(second, 1 + second % 2, 100, 5_000, 102, 5_000));
        }
        return lines;
    }

    /** Fill probabilities that depend on the queue. */
    private static ExecutionModel knowingQueues() {
        ExecutionModel usual = ExecutionModel.DEFAULT;
        return new ExecutionModel(
                usual.latency(), usual.queue(), 0, 0, OutflowEstimations.empirical(), null, null, usual.prints());
    }

    private static List<List<Long>> restedBySlice(Side side, String name) {
        RunSpec spec = RunSpec.of(new ParentOrder(side, 1_200, 400 * SECOND, 460 * SECOND))
                .withSchedule(ScheduleSettings.ofSlices(10 * SECOND))
                .withParameters(Parameters.NONE.with("lambda_under", 5).with("ahead", 0))
                .withModel(knowingQueues());
        StrategyResult result = new Backtest(HandTape.of(side, fastThenSlow()), spec)
                .run(List.of(Rules.standard().find(name).orElseThrow()))
                .get(0);
        return Stream.iterate(0, slice -> slice < 6, slice -> slice + 1)
                .map(slice -> result.orders().stream()
                        .filter(order -> order.shownQty() == 0)
                        .filter(order -> order.sentNs() / (10 * SECOND) == 40 + slice)
                        .map(VenueOrder::qty)
                        .toList())
                .toList();
    }

    @Test
    void aFixedSplitIsTheRoutersMeanBeforeTheOrderAndDoesNotChangeWithTheMarket() {
        for (Side side : Side.values()) {
            List<List<Long>> fixed = restedBySlice(side, "split-fixed");
            List<List<Long>> router = restedBySlice(side, "cont-kukanov");
            assertThat(fixed.get(0)).isNotEmpty();
            assertThat(fixed).containsOnly(fixed.get(0));
            assertThat(router.get(5)).isNotEqualTo(fixed.get(5));
        }
    }
}
