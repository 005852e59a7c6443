package io.slipway.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipway.calendar.TradingHours;
import io.slipway.engine.RunSpec;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.stats.Sampling;
import io.slipway.stats.Verdict.Finding;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategy.Allocator;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TakingStrategy;
import io.slipway.study.StudyGrid.Stretch;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StudyTest {

    private static final long SECOND = Tapes.SECOND;
    private static final int TAPES = 100 * Integer.getInteger("slipway.times", 1);
    private static final int VENUES = 4;
    private static final Set<Finding> CLAIMS = Set.of(Finding.BETTER, Finding.WORSE);
    private static final int ORDERS = 64;

    /** Buys at one venue only. */
    private static Definition<Strategy> onlyAt(int only) {
        Allocator allocator = (quotes, qty, split) -> {
            Arrays.fill(split, 0);
            split[only] = Math.min(qty, quotes.available(only));
            return split[only];
        };
        return TakingStrategy.joined(
                "venue-" + only,
                "buys at one venue",
                Schedules.NOW,
                Definition.of("only-" + only, "at one venue", setup -> allocator));
    }

    private static RunSpec settings() {
        return RunSpec.of(new ParentOrder(Side.BUY, 1, 0, SECOND))
                .withSchedule(ScheduleSettings.ofSlices(SECOND))
                .withParameters(new StaticParameters(0, 0, 0).toParameters());
    }

    private static Study study(MarketTape tape, StudyGrid grid, List<Definition<Strategy>> strategies) {
        List<String> names = strategies.stream().map(Definition::name).toList();
        StudyDesign design = new StudyDesign(names.get(0), names.get(0), 2, 0.05, 3);
        return new Study(
                StudyPlan.of(tape.sha256(), grid, names, design),
                tape,
                settings().withStrategies(strategies));
    }

    /** Offers of all venues are drawn alike, so that none is the cheaper one. */
    private static MarketTape alike(SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        for (int order = 0; order < ORDERS; order++) {
            for (int venue = 1; venue <= VENUES; venue++) {
                long ask = 10_001 + random.nextLong(5);
                rows.add(Row.quote(order + 0.1 * venue, venue, 10_000, 100, ask, 100));
            }
        }
        return Tapes.of(rows);
    }

    @Test
    void betweenVenuesThatAreAlikeAWinnerIsClaimedInFivePercentOfTapesAtMost() {
        SplittableRandom random = new SplittableRandom(4);
        StudyGrid grid = new StudyGrid(
                List.of(Side.BUY),
                List.of(100L),
                List.of(new Stretch(SECOND / 2, ORDERS * SECOND + SECOND / 2)),
                SECOND / 4,
                ORDERS);
        List<Study> studies = new ArrayList<>();
        for (int i = 0; i < TAPES; i++) {
            studies.add(study(alike(random), grid, List.of(onlyAt(0), onlyAt(1), onlyAt(2), onlyAt(3))));
        }
        long claimed = studies.parallelStream()
                .filter(study -> new StudyRunner(Runnable::run, StudyListener.NONE)
                        .run(study).pairs().stream()
                                .map(pair -> pair.verdict().finding())
                                .anyMatch(CLAIMS::contains))
                .count();
        assertThat(claimed).isPositive().isLessThanOrEqualTo(TAPES / 20);
    }

    /** An order begins with the market as it is shortly before, noted in two passes, which two threads can make at the same time. */
    @Test
    void readsTheRowsLongBeforeItsOrdersTwice() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(Row.quote(0.001 * i, 1, 9_998, 100, 10_002, 100));
        }
        AtomicLong reads = new AtomicLong();
        MarketTape tape = Tapes.of(rows).withReadListener(row -> reads.addAndGet(row == 0 ? 1 : 0));
        StudyGrid grid = new StudyGrid(
                List.of(Side.BUY, Side.SELL),
                List.of(10L, 500L),
                List.of(new Stretch(9 * SECOND, 10 * SECOND)),
                SECOND / 4,
                3);
        StudyResult result =
                new StudyRunner(Runnable::run, StudyListener.NONE).run(study(tape, grid, List.of(onlyAt(0))));
        assertThat(result.orders()).hasSize(12);
        assertThat(reads).hasValue(2);
    }

    /** The days of a market that never closes lie on one tape, and each order has the same outcome as with one day. */
    @Test
    void readsTheRowsLongBeforeTheOrdersOfSeveralDaysTwice() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(Row.quote(0.001 * i, 1, 9_998, 100, 10_002, 100 + i % 7));
        }
        AtomicLong reads = new AtomicLong();
        MarketTape tape = Tapes.of(rows).withReadListener(row -> reads.addAndGet(row == 0 ? 1 : 0));
        StudyGrid grid = new StudyGrid(
                List.of(Side.BUY, Side.SELL),
                List.of(10L, 500L),
                List.of(new Stretch(6 * SECOND, 7 * SECOND), new Stretch(8 * SECOND, 9 * SECOND)),
                SECOND / 4,
                3);
        List<Definition<Strategy>> strategies = List.of(onlyAt(0));
        Study one = study(tape, grid, strategies);
        List<StudyDay> days = grid.stretches().stream()
                .map(day -> new ParentOrder(Side.BUY, 1, day.fromNs(), day.toNs()))
                .map(order ->
                        new StudyDay(tape, settings().withStrategies(strategies).withOrder(order)))
                .toList();
        Study several = new Study(one.plan(), days);
        StudyRunner runner = new StudyRunner(Runnable::run, StudyListener.NONE);
        StudyResult result = runner.run(several);
        assertThat(reads).hasValue(2);
        assertThat(result.orders()).hasSize(24);
        assertThat(result.strategies()).isEqualTo(runner.run(one).strategies());
    }

    @Test
    void costsAreMeasuredFromTheArrivalMidAndWhatIsLeftIsMarked() {
        MarketTape tape = Tapes.of(Row.quote(0, 1, 9_998, 100, 10_002, 60), Row.quote(3, 1, 10_008, 100, 10_012, 0));
        ParentOutcome outcome = outcome(tape);
        assertThat(outcome.unfilledQty(0)).isEqualTo(40);
        assertThat(outcome.isMeasured()).isFalse();
        assertThat(outcome.arrivalSpread()).isEqualByComparingTo("0.000000004");
        assertThat(outcome.arrival()).isEqualTo(new StudyResult.Arrival(0.00001, 0.000000004));
        MarketTape marked =
                Tapes.of(Row.quote(0, 1, 9_998, 100, 10_002, 60), Row.quote(3.9, 1, 10_008, 100, 10_012, 1));
        assertThat(outcome(marked).costBps(0)).isCloseTo((60 * 2 + 1 * 12 + 39 * 12) / 100.0, within(1e-6));
    }

    /** Costs are measured from the first mid there is; what is known at the start is not of a later moment. */
    @Test
    void anArrivalAfterTheStartIsNotKnownAtTheStart() {
        ParentOutcome atStart = outcome(Tapes.of(Row.quote(1, 1, 9_998, 100, 10_002, 200)));
        assertThat(atStart.arrival()).isEqualTo(new StudyResult.Arrival(0.00001, 0.000000004));
        ParentOutcome later =
                outcome(Tapes.of(Row.quote(0, 1, 9_998, 100, 10_002, 0), Row.quote(1.001, 1, 9_998, 100, 10_002, 200)));
        assertThat(later.prices().arrivalMid()).isEqualByComparingTo("0.00001");
        assertThat(later.arrivalSpread()).isNull();
        assertThat(later.arrival()).isEqualTo(new StudyResult.Arrival(Double.NaN, Double.NaN));
    }

    /** Buys 100 from the first second to the fourth. */
    private static ParentOutcome outcome(MarketTape tape) {
        StudyGrid grid = new StudyGrid(
                List.of(Side.BUY), List.of(100L), List.of(new Stretch(SECOND, 4 * SECOND)), 3 * SECOND, 1);
        Study study = study(tape, grid, List.of(onlyAt(0)));
        return study.work(study.plan().tasks().get(0)).outcome(0);
    }

    @Test
    void refusesToCompareWhereMuchIsLeft() {
        List<ParentOrder> orders = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            orders.add(new ParentOrder(Side.BUY, 10, i, i + 1));
            costs.add((double) i);
        }
        StudyResult result = StudyResult.of(
                orders,
                0,
                List.of(
                        new StudyResult.Row("a", costs, 0, 0, List.of()),
                        new StudyResult.Row("b", costs, 0.02, 0, List.of())),
                0,
                new StudyResult.Method(Sampling.ofOneDay(1, 0.05, 1), 1, 0));
        assertThat(result.pairs().get(0).comparison()).isNull();
        assertThat(result.groups()).hasSize(1);
        assertThat(result.strategies()
                        .get(0)
                        .mean(result.groups().get(0).orders().subList(0, 3)))
                .isEqualTo(1);
        assertThat(result.pairs().get(0).verdict().text())
                .isEqualTo(
                        "refused: b left 2.00 % of all shares, which are marked and not traded: 50 bps on them would change"
                                + " what is found. Smaller orders or longer windows leave less");
    }

    /** Ten starts make too few blocks: the pair is refused, and no interval and no test remains. */
    @Test
    void aPairThatIsRefusedForFewStartsHasNoFigures() {
        List<ParentOrder> orders = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            orders.add(new ParentOrder(Side.BUY, 10, i, i + 1));
            costs.add((double) i);
            others.add(i % 3 + 7.0);
        }
        StudyResult result = StudyResult.of(
                orders,
                0,
                List.of(
                        new StudyResult.Row("a", costs, 0, 0, List.of()),
                        new StudyResult.Row("b", others, 0, 0, List.of())),
                0,
                new StudyResult.Method(Sampling.ofOneDay(1, 0.05, 1), 1, 0));
        assertThat(result.pairs().get(0).verdict().finding()).isEqualTo(Finding.REFUSED);
        assertThat(result.pairs().get(0).comparison()).isNull();
        assertThat(result.best()).isNull();
        assertThat(result.tried()).isEqualTo(1);
    }

    @Test
    void ordersAreSpreadOverTheStretch() {
        StudyGrid grid =
                new StudyGrid(List.of(Side.BUY, Side.SELL), List.of(5L, 7L), List.of(new Stretch(100, 200)), 40, 3);
        assertThat(grid.parents()).hasSize(12).hasSize(grid.orders());
        assertThat(grid.overlap()).isEqualTo(2);
        assertThat(grid.parents().get(0)).isEqualTo(new ParentOrder(Side.BUY, 5, 100, 140));
        assertThat(grid.parents().get(11)).isEqualTo(new ParentOrder(Side.SELL, 7, 160, 200));
        assertThatThrownBy(() -> new StudyGrid(List.of(Side.BUY), List.of(5L), List.of(new Stretch(0, 10)), 11, 1))
                .hasMessageContaining("does not fit");
    }

    /** Data from 15:00 to 15:05 on Monday, a quote after midnight, and 15:01 to 15:07 on Tuesday, all in New York. */
    @Test
    void aDayIsNotMixedWithTheNext() {
        int day = 86_400;
        MarketTape tape = Tapes.of(
                Row.quote(20 * 3_600, 1, 99, 5, 101, 5),
                Row.quote(20 * 3_600 + 300, 1, 99, 5, 101, 5),
                Row.quote(29 * 3_600 + 60, 1, 99, 5, 101, 5),
                Row.quote(day + 20 * 3_600 + 60, 1, 99, 5, 101, 5),
                Row.quote(day + 20 * 3_600 + 420, 1, 99, 5, 101, 5));
        List<Stretch> days = StudyDays.stretches(
                tape, TradingHours.UNLIMITED, tape.firstEventNs(), tape.lastEventNs(), 300 * SECOND);
        assertThat(days).hasSize(2);
        assertThat(days.get(0)).isEqualTo(new Stretch(20 * 3_600 * SECOND, (20 * 3_600 + 300) * SECOND));
        assertThat(days.get(1).toNs()).isEqualTo((day + 20 * 3_600 + 420) * SECOND);
        StudyGrid grid = new StudyGrid(List.of(Side.BUY), List.of(5L), List.of(days.get(0)), 200 * SECOND, 3);
        assertThat(grid.stepNs()).isEqualTo(50 * SECOND);
        long fromNs = (20 * 3_600 + 10) * SECOND;
        long toNs = (20 * 3_600 + 20) * SECOND;
        assertThat(StudyDays.stretches(tape, TradingHours.UNLIMITED, fromNs, toNs, SECOND))
                .containsExactly(new Stretch(fromNs, toNs));
    }
}
