package io.slipway.study;

import io.slipway.engine.Backtest;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tca.OrderPass;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan with the market data and the strategies it names: many parent orders, each worked by every strategy, because one order is
 * one draw. Immutable: tasks may be worked by several threads at once, and a part depends on its own orders alone.
 */
public final class Study {

    private final StudyPlan plan;
    private final String digest;
    private final MarketTape tape;
    private final RunSpec spec;
    private final List<ParentOrder> orders;

    /**
     * A study.
     *
     * @param spec strategies: the plan's, then the strategy under test with each of the plan's points; they work the plan's orders
     *     in place of the spec's
     * @throws IllegalArgumentException if the tape or the strategies are not the plan's
     */
    public Study(StudyPlan plan, MarketTape tape, RunSpec spec) {
        this.plan = plan;
        this.digest = plan.digest();
        this.tape = tape;
        this.spec = spec;
        this.orders = plan.grid().parents();
        if (!tape.sha256().equals(plan.data()) || spec.strategies().size() != plan.executions()) {
            throw new IllegalArgumentException(
                    "not what the study was planned with: data=" + tape.sha256() + ", planned=" + plan.data()
                            + ", strategies=" + spec.strategies().size() + ", planned=" + plan.executions());
        }
    }

    /** The plan. */
    public StudyPlan plan() {
        return plan;
    }

    /**
     * Works the orders of a task. Fills are dropped when they have been measured.
     *
     * @throws IllegalArgumentException if the task is of another plan
     */
    public StudyPart work(StudyTask task) {
        if (!task.plan().equals(digest)) {
            throw new IllegalArgumentException("a task of another plan: task=" + task);
        }
        List<ParentOutcome> outcomes = new ArrayList<>();
        List<ParentOrder> block = orders.subList(task.fromOrder(), task.toOrder());
        for (int from = 0; from < block.size(); from += plan.grid().ordersPerStart()) {
            work(block.subList(from, Math.min(from + plan.grid().ordersPerStart(), block.size())), outcomes);
        }
        return StudyPart.of(task, outcomes);
    }

    private void work(List<ParentOrder> some, List<ParentOutcome> outcomes) {
        OrderPass measured = OrderPass.over(tape, some, spec.fees());
        for (int i = 0; i < some.size(); i++) {
            List<StrategyResult> results = new Backtest(tape, spec.withOrder(some.get(i))).run();
            outcomes.add(new ParentOutcome(
                    measured.prices(i),
                    measured.bestPossible(i),
                    results.stream().map(StrategyResult::execution).toList()));
        }
    }
}
