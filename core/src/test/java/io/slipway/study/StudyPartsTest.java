package io.slipway.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.model.FeeRate;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.Parameters;
import io.slipway.study.ParentOutcome.FillTotals;
import io.slipway.study.StudyGrid.Stretch;
import io.slipway.tca.Execution;
import io.slipway.tca.MarketMove;
import io.slipway.tca.OrderCost;
import io.slipway.tca.Remainder;
import io.slipway.tca.Remainder.Mark;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans, tasks and parts as texts, and what becomes of parts that come in any order. */
class StudyPartsTest {

    private static final int SEEDS = 20 * Integer.getInteger("slipway.times", 1);

    private static StudyPlan plan() {
        StudyGrid grid = new StudyGrid(
                List.of(Side.BUY, Side.SELL),
                List.of(100L, 700L),
                List.of(new Stretch(0, 1_000), new Stretch(5_000, 6_000)),
                100,
                7);
        StudyDesign design = new StudyDesign("twap", "router", 3, 0.05, 42);
        return StudyPlan.of("ab12", grid, List.of("router", "twap"), design)
                .withPoints(List.of(
                        Parameters.NONE.with("a", 1).with("b", -2),
                        Parameters.NONE.with("a", 3).with("b", 4)))
                .withOrdersPerTask(5)
                .withSettings(Map.of("note", "two\nlines \\ and a \r return", "empty", ""));
    }

    private static List<StudyPart> parts(StudyPlan plan, SplittableRandom random) {
        List<ParentOrder> orders = plan.grid().parents();
        return plan.tasks().stream()
                .map(task -> StudyPart.of(
                        task,
                        orders.subList(task.fromOrder(), task.toOrder()).stream()
                                .map(order -> outcome(order, plan.executions(), random))
                                .toList()))
                .toList();
    }

    private static ParentOutcome outcome(ParentOrder order, int executions, SplittableRandom random) {
        List<Execution> all = new ArrayList<>();
        for (int i = 0; i <= executions; i++) {
            long qty = random.nextInt(50) == 0 ? order.qty() - 1 : order.qty();
            BigInteger px = BigInteger.valueOf(100_000_000_000L + random.nextLong(1_000_000_000L));
            all.add(new Execution(qty, px.multiply(BigInteger.valueOf(qty))));
        }
        boolean marked = random.nextInt(3) > 0;
        OrderCost prices = new OrderCost(
                order,
                new BigDecimal("100.1234567"),
                marked ? new BigDecimal("-0.000000001") : null,
                new FeeRate(-3, 7));
        List<MarketMove> moves =
                Stream.generate(() -> move(random)).limit(executions).toList();
        BigDecimal spread = random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextLong(50_000_000L), 9);
        List<FillTotals> fills = Stream.generate(
                        () -> new FillTotals(BigInteger.valueOf(random.nextLong()), random.nextLong()))
                .limit(executions)
                .toList();
        return new ParentOutcome(prices, all.get(0), all.subList(1, all.size()), moves, fills, spread);
    }

    private static MarketMove move(SplittableRandom random) {
        return new MarketMove(Stream.generate(() -> BigInteger.valueOf(random.nextLong()))
                .limit(MarketMove.DELAYS_NS.size())
                .toList());
    }

    @Test
    void aPlanIsItsText() {
        StudyPlan plan = plan();
        assertThat(StudyPlan.parse(plan.toText())).isEqualTo(plan);
        assertThat(plan.toText().lines()).hasSize(22).contains("point a=1 b=-2", "stretch 5000 6000");
        assertThatThrownBy(() -> StudyPlan.parse(plan.toText() + "more\n")).hasMessageContaining("other lines");
        assertThatThrownBy(() -> StudyPlan.parse("")).hasMessageContaining("not a study plan");
        assertThat(plan.withOrdersPerTask(4).digest()).isNotEqualTo(plan.digest());
    }

    @Test
    void twoPlansSayWhereTheyDiffer() {
        StudyPlan plan = plan().withSettings(Map.of("slice", "5s"));
        assertThat(plan.differences(plan)).isEmpty();
        assertThat(plan.differences(plan.withSettings(Map.of("slice", "6s", "lot", "1"))))
                .containsExactly("slice=5s, not 6s", "lot=nothing, not 1");
        assertThat(plan.differences(plan.withOrdersPerTask(9))).containsExactly("orders_per_task=5, not 9");
    }

    @Test
    void tasksNameTheirDataWindowAndOrders() {
        StudyPlan plan = plan();
        List<StudyTask> tasks = plan.tasks();
        assertThat(tasks).hasSize(12);
        assertThat(tasks.stream().mapToInt(StudyTask::orders).sum()).isEqualTo(56);
        StudyTask last = tasks.get(11);
        assertThat(last).isEqualTo(new StudyTask(11, plan.digest(), "ab12", 5_900, 6_000, 55, 56));
        assertThat(StudyTask.parse(last.toText())).isEqualTo(last);
        assertThatThrownBy(() -> StudyTask.parse("1 2")).hasMessageContaining("not a task");
    }

    @Test
    void aPartIsItsTextAndKeepsEveryInteger() {
        BigInteger large = BigInteger.TWO.pow(100).subtract(BigInteger.ONE);
        for (BigInteger cash : List.of(BigInteger.ZERO, large, large.negate(), BigInteger.valueOf(Long.MIN_VALUE))) {
            StudyTask task = new StudyTask(0, "p", "d", 1, 2, 0, 1);
            OrderCost prices = new OrderCost(new ParentOrder(Side.SELL, 9, 1, 2), null, null, new FeeRate(5, -11));
            ParentOutcome outcome = new ParentOutcome(
                    prices,
                    new Execution(0, BigInteger.ZERO),
                    List.of(
                            new Execution(9, cash),
                            new Execution(
                                    1,
                                    cash,
                                    new Remainder(
                                            1, BigInteger.ZERO, 8, new Mark(-4, new FeeRate(Long.MIN_VALUE, 13))))),
                    List.of(
                            new MarketMove(List.of(cash, BigInteger.ONE, cash)),
                            new MarketMove(List.of(BigInteger.TEN, cash, cash))),
                    List.of(new FillTotals(cash, 7), new FillTotals(cash.negate(), Long.MAX_VALUE)),
                    cash.signum() == 0 ? null : new BigDecimal("0.000000001"));
            StudyPart part = StudyPart.of(task, List.of(outcome));
            assertThat(part.outcome(0)).isEqualTo(outcome);
            assertThat(StudyPart.parse(part.toText())).isEqualTo(part).hasSameHashCodeAs(part);
        }
    }

    @Test
    void anyChangeOfACharacterIsSeen() {
        String text = parts(plan(), new SplittableRandom(1)).get(0).toText();
        for (int i = 0; i < text.length(); i++) {
            String altered = text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1);
            assertThatThrownBy(() -> StudyPart.parse(altered)).isInstanceOf(IllegalArgumentException.class);
            String cut = text.substring(0, i);
            assertThatThrownBy(() -> StudyPart.parse(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void partsMergeToTheSameResultInAnyOrderAndWithRepeats() {
        StudyPlan plan = plan();
        for (int seed = 0; seed < SEEDS; seed++) {
            List<StudyPart> parts = new ArrayList<>(parts(plan, new SplittableRandom(seed)));
            StudyResult result = StudyMerge.of(plan, parts);
            parts.addAll(parts.subList(0, 4));
            Collections.shuffle(parts, new Random(seed));
            StudyResult shuffled = StudyMerge.of(plan, parts);
            assertThat(shuffled.strategies()).isEqualTo(result.strategies());
            assertThat(shuffled.orders()).isEqualTo(result.orders());
            assertThat(shuffled.unmeasured()).isEqualTo(result.unmeasured());
            assertThat(shuffled.pairs()).usingRecursiveComparison().isEqualTo(result.pairs());
            assertThat(result.strategies().get(2).name()).isEqualTo("router tuned walk-forward");
        }
    }

    @Test
    void aMissingADifferentAndAForeignPartAreRefused() {
        StudyPlan plan = plan();
        List<StudyPart> parts = parts(plan, new SplittableRandom(1));
        assertThatThrownBy(() -> StudyMerge.of(plan, parts.subList(1, 12))).hasMessageContaining("first missing=0");
        List<StudyPart> two = new ArrayList<>(parts);
        two.add(parts(plan, new SplittableRandom(2)).get(3));
        assertThatThrownBy(() -> StudyMerge.of(plan, two))
                .hasMessageStartingWith("two parts of one task differ")
                .hasMessageEndingWith("task=3");
        assertThatThrownBy(() -> StudyMerge.of(plan.withOrdersPerTask(4), parts))
                .hasMessageContaining("a part of another study");
    }
}
