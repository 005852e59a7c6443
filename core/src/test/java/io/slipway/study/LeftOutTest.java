package io.slipway.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.market.MarketDataException;
import io.slipway.model.FeeRate;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.study.ParentOutcome.FillTotals;
import io.slipway.study.StudyGrid.Stretch;
import io.slipway.study.StudyPanel.Member;
import io.slipway.tca.Execution;
import io.slipway.tca.MarketMove;
import io.slipway.tca.OrderCost;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tasks whose work fails: tried again, left out, and named. */
class LeftOutTest {

    private static final int SEEDS = 50;
    private static final int STARTS = 24;

    private static StudyPlan plan(String data, int ordersPerTask) {
        StudyGrid grid = new StudyGrid(
                List.of(Side.BUY, Side.SELL), List.of(100L), List.of(new Stretch(0, 100_000)), 1_000, STARTS);
        return StudyPlan.of(data, grid, List.of("a", "b"), new StudyDesign("a", "b", 2, 0.05, 1))
                .withOrdersPerTask(ordersPerTask);
    }

    /** A part with random costs; without a price to measure from if it is not to count. */
    private static StudyPart part(StudyPlan plan, StudyTask task, long seed, boolean counts) {
        SplittableRandom random = new SplittableRandom(seed + 31L * task.number());
        return StudyPart.of(
                task,
                plan.grid().parents().subList(task.fromOrder(), task.toOrder()).stream()
                        .map(order -> outcome(order, random, counts ? new BigDecimal("100") : null))
                        .toList());
    }

    private static ParentOutcome outcome(ParentOrder order, SplittableRandom random, @Nullable BigDecimal mid) {
        List<Execution> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(new Execution(
                    order.qty(), BigInteger.valueOf(order.qty() * (100_000_000_000L + random.nextLong(50_000_000L)))));
        }
        MarketMove still = new MarketMove(
                MarketMove.DELAYS_NS.stream().map(delay -> BigInteger.ZERO).toList());
        return new ParentOutcome(
                new OrderCost(order, mid, new BigDecimal("100"), FeeRate.NONE),
                all.get(0),
                all.subList(1, 3),
                List.of(still, still),
                List.of(new FillTotals(BigInteger.ONE, 1), new FillTotals(BigInteger.TWO, 2)),
                null);
    }

    /** The oracle: a study in which the same tasks were worked, but none of their orders has a price to measure from. */
    @Test
    void figuresAreThoseOfTheOtherOrders() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StudyPlan first = plan("d1", 4);
            StudyPlan second = plan("d2", 2 * STARTS);
            StudyPlan third = plan("d3", 2 * STARTS);
            StudyPanel panel = new StudyPanel(List.of(
                    new Member("AAA", "2024-08-01", first),
                    new Member("AAA", "2024-08-02", second),
                    new Member("AAA", "2024-08-05", third)));
            Set<Integer> left = new TreeSet<>(List.of(random.nextInt(12), random.nextInt(12)));
            List<StudyPart> kept = new ArrayList<>();
            List<StudyPart> blind = new ArrayList<>();
            List<LeftOut> leftOut = new ArrayList<>();
            for (Member member : panel.members()) {
                for (StudyTask task : member.plan().tasks()) {
                    boolean counts = member.plan().equals(first)
                            ? !left.contains(task.number())
                            : member.plan().equals(third);
                    blind.add(part(member.plan(), task, seed, counts));
                    if (counts) {
                        kept.add(part(member.plan(), task, seed, true));
                    } else {
                        leftOut.add(0, new LeftOut(task, "it failed"));
                    }
                }
            }
            StudyResult found = StudyMerge.of(panel, kept, leftOut);
            StudyResult expected = StudyMerge.of(panel, blind);
            assertThat(found.orders()).isEqualTo(expected.orders());
            assertThat(found.strategies()).isEqualTo(expected.strategies());
            assertThat(found.pairs()).usingRecursiveComparison().isEqualTo(expected.pairs());
            assertThat(found.days()).isEqualTo(2);
            assertThat(found.unmeasured()).isZero();
            assertThat(expected.unmeasured()).isEqualTo(4 * left.size() + 2 * STARTS);
            List<String> names = new ArrayList<>();
            left.forEach(number -> names.add("AAA 2024-08-01, task " + number + ", orders " + 4 * number + " to "
                    + (4 * number + 3) + ": it failed"));
            names.add("AAA 2024-08-02, task 0, orders 0 to 47: it failed");
            assertThat(found.leftOut()).extracting(LeftOut::text).isEqualTo(names);
        }
    }

    @Test
    void aTaskWithAPartIsNotLeftOutAndAForeignOneIsRefused() {
        StudyPlan plan = plan("d", 4);
        StudyPanel panel = StudyPanel.of(plan);
        List<StudyPart> parts =
                plan.tasks().stream().map(task -> part(plan, task, 1, true)).toList();
        LeftOut worked = new LeftOut(plan.tasks().get(3), "it failed");
        assertThat(StudyMerge.of(panel, parts, List.of(worked)).leftOut()).isEmpty();
        LeftOut foreign = new LeftOut(plan("e", 4).tasks().get(3), "it failed");
        assertThatThrownBy(() -> StudyMerge.of(panel, parts, List.of(foreign)))
                .hasMessageContaining("tasks of another study");
        assertThatThrownBy(() -> StudyMerge.of(panel, parts.subList(1, 12), List.of(worked)))
                .hasMessageContaining("first missing=0");
    }

    @Test
    void aStudyOfWhichNothingIsLeftNamesTheFirstFailure() {
        StudyPlan plan = plan("d", 4);
        List<LeftOut> all = plan.tasks().stream()
                .map(task -> new LeftOut(task, "it failed"))
                .toList();
        assertThatThrownBy(() -> StudyMerge.of(StudyPanel.of(plan), List.of(), all))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("tasks left out=12, first of them: task 0, orders 0 to 3: it failed");
    }

    /** Fails a task some times; the outcome and the number of attempts. */
    private static String attempt(int failures, RuntimeException failure) {
        StudyPlan plan = plan("d", 4);
        int[] attempts = new int[1];
        List<String> told = new ArrayList<>();
        TaskRunner.on(Runnable::run)
                .run(
                        plan.tasks().subList(2, 3),
                        task -> {
                            if (attempts[0]++ < failures) {
                                throw failure;
                            }
                            return part(plan, task, 1, true);
                        },
                        new TaskRunner.Results() {
                            @Override
                            public void done(StudyPart part) {
                                told.add("done " + part.task().number());
                            }

                            @Override
                            public void failed(LeftOut task) {
                                told.add("failed " + task.text());
                            }
                        });
        return String.join(" ", told) + " after " + attempts[0];
    }

    @Test
    void workThatFailsIsTriedThreeTimes() {
        RuntimeException failure = new ArithmeticException("/ by zero");
        assertThat(IntStream.range(0, 5).mapToObj(failures -> attempt(failures, failure)))
                .containsExactly(
                        "done 2 after 1",
                        "done 2 after 2",
                        "done 2 after 3",
                        "failed task 2, orders 8 to 11: java.lang.ArithmeticException: / by zero after 3",
                        "failed task 2, orders 8 to 11: java.lang.ArithmeticException: / by zero after 3");
        assertThat(attempt(9, new IllegalStateException())).contains("java.lang.IllegalStateException after 3");
    }

    @Test
    void dataThatFailsEndsTheStudy() {
        List<RuntimeException> failures =
                List.of(new StudyException("other data"), new MarketDataException("a damaged block"));
        for (RuntimeException failure : failures) {
            assertThatThrownBy(() -> attempt(1, failure)).isSameAs(failure);
        }
    }

    /** A part that cannot be kept is no failure of its task. */
    @Test
    void anOutcomeThatCannotBeKeptEndsTheStudy() {
        StudyPlan plan = plan("d", 4);
        StudyListener full = (part, done, total) -> {
            throw new IllegalStateException("no space left");
        };
        StudyRunner runner = new StudyRunner(Runnable::run, full);
        assertThatThrownBy(() -> runner.work(plan.tasks(), task -> part(plan, task, 1, true)))
                .hasMessage("no space left");
    }
}
