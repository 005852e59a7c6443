package io.slipway.study;

import io.slipway.engine.ExecutionModel;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.WindowBacktests;
import io.slipway.model.ParentOrder;
import io.slipway.study.ParentOutcome.FillTotals;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeCheckpoints;
import io.slipway.tca.OrderCheckpoints;
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
    private final List<PreparedDay> prepared;
    private final List<ParentOrder> orders;

    /**
     * A study on one day.
     *
     * @param spec strategies: the plan's, then the strategy under test with each of the plan's points; they work the plan's orders
     *     in place of the spec's
     * @throws IllegalArgumentException if the tape or the strategies are not the plan's
     */
    public Study(StudyPlan plan, MarketTape tape, RunSpec spec) {
        this(plan, List.of(new StudyDay(tape, spec)));
    }

    /**
     * A study on several days, each with its own data: an order sees nothing of another day.
     *
     * @param days by time; an order belongs to the last one that begins before it
     * @throws IllegalArgumentException if the tape or the strategies are not the plan's
     */
    public Study(StudyPlan plan, List<StudyDay> days) {
        this.plan = plan;
        this.digest = plan.digest();
        List<PreparedDay> all = new ArrayList<>();
        days.forEach(day -> all.add(PreparedDay.of(day, all)));
        this.prepared = List.copyOf(all);
        this.orders = plan.grid().parents();
        for (StudyDay day : days) {
            if (!day.tape().sha256().equals(plan.data())
                    || day.spec().strategies().size() != plan.executions()) {
                throw new IllegalArgumentException("not what the study was planned with: data="
                        + day.tape().sha256() + ", planned=" + plan.data() + ", strategies="
                        + day.spec().strategies().size() + ", planned=" + plan.executions());
            }
        }
    }

    private PreparedDay dayOf(ParentOrder order) {
        PreparedDay found = prepared.get(0);
        for (PreparedDay each : prepared) {
            found = each.day.spec().order().startNs() <= order.startNs() ? each : found;
        }
        return found;
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
        PreparedDay prepared = dayOf(some.get(0));
        StudyDay day = prepared.day;
        List<ParentOrder> own = some.stream()
                .map(each -> each.within(day.spec().order().hours())
                        .withPrices(day.spec().order().prices()))
                .toList();
        List<List<StrategyResult>> results = prepared.backtests.run(own);
        OrderPass measured = OrderPass.over(
                day.tape(),
                own,
                terms(day),
                results.stream()
                        .map(each -> each.stream().map(StrategyResult::fills).toList())
                        .toList(),
                prepared.checkpoints);
        for (int i = 0; i < own.size(); i++) {
            outcomes.add(new ParentOutcome(
                    measured.prices(i),
                    measured.bestPossible(i),
                    results.get(i).stream().map(StrategyResult::execution).toList(),
                    measured.moves(i),
                    results.get(i).stream().map(FillTotals::of).toList(),
                    measured.arrivalSpread(i).orElse(null)));
        }
    }

    private static OrderPass.Terms terms(StudyDay day) {
        ExecutionModel model = day.spec().model();
        return new OrderPass.Terms(day.spec().fees(), model.staleNs(), model.prints());
    }

    /** A day with what its orders share, which is read when the first order runs. */
    private static final class PreparedDay {

        private final StudyDay day;
        private final WindowBacktests backtests;
        private final OrderCheckpoints checkpoints;

        /** Days of one market that never closes lie on one tape, whose checkpoints they share: it is read once for all of them. */
        static PreparedDay of(StudyDay day, List<PreparedDay> before) {
            return before.stream()
                    .filter(each -> each.isOfSameMarket(day))
                    .findFirst()
                    .map(each -> new PreparedDay(day, each))
                    .orElseGet(() -> new PreparedDay(day));
        }

        private boolean isOfSameMarket(StudyDay other) {
            ExecutionModel own = day.spec().model();
            ExecutionModel its = other.spec().model();
            return backtests.isOfSameMarket(other.tape(), other.spec())
                    && day.spec().order().hours().equals(other.spec().order().hours())
                    && own.staleNs() == its.staleNs()
                    && own.prints().equals(its.prints());
        }

        private PreparedDay(StudyDay day, PreparedDay other) {
            this.day = day;
            backtests = other.backtests.withSpec(day.spec());
            checkpoints = other.checkpoints;
        }

        private PreparedDay(StudyDay day) {
            this.day = day;
            TapeCheckpoints.Pass pass =
                    new TapeCheckpoints.Pass(day.tape(), day.spec().order().sessions());
            backtests = new WindowBacktests(day.tape(), day.spec(), pass);
            checkpoints = new OrderCheckpoints(pass, day.spec().order().hours(), terms(day));
        }
    }
}
