package io.slipway.study;

import io.slipway.engine.Backtest;
import io.slipway.engine.Contender;
import io.slipway.engine.StrategyResult;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Benchmarks;
import io.slipway.tca.BestPossible;
import io.slipway.tca.OrderCost;
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
    private final List<Contender> contenders;
    private final List<ParentOrder> orders;

    /**
     * A study.
     *
     * @param contenders the plan's strategies, then the strategy under test with each of the plan's points; every one works the
     *     plan's orders in place of its own
     * @throws IllegalArgumentException if the tape or the contenders are not the plan's
     */
    public Study(StudyPlan plan, MarketTape tape, List<Contender> contenders) {
        this.plan = plan;
        this.digest = plan.digest();
        this.tape = tape;
        this.contenders = List.copyOf(contenders);
        this.orders = plan.grid().parents();
        if (!tape.sha256().equals(plan.data()) || contenders.size() != plan.executions()) {
            throw new IllegalArgumentException(
                    "not what the study was planned with: data=" + tape.sha256() + ", planned=" + plan.data()
                            + ", contenders=" + contenders.size() + ", planned=" + plan.executions());
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
        OrderCost prices = null;
        for (int i = task.fromOrder(); i < task.toOrder(); i++) {
            ParentOrder order = orders.get(i);
            List<Contender> working = contenders.stream()
                    .map(contender -> new Contender(
                            contender.strategy(), contender.settings().withOrder(order)))
                    .toList();
            Backtest backtest = new Backtest(tape, working.get(0).settings());
            prices = prices != null && prices.isAlsoOf(order) ? prices.of(order) : prices(backtest);
            List<StrategyResult> results = backtest.runAll(working);
            outcomes.add(new ParentOutcome(
                    prices,
                    BestPossible.of(tape, order, backtest.settings().fees()),
                    results.stream().map(StrategyResult::execution).toList()));
        }
        return StudyPart.of(task, outcomes);
    }

    private static OrderCost prices(Backtest backtest) {
        Benchmarks benchmarks = backtest.benchmarks();
        return new OrderCost(backtest.settings().order(), benchmarks.arrivalMid(), benchmarks.endTouch());
    }
}
