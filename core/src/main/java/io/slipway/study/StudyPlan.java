package io.slipway.study;

import io.slipway.model.ParentOrder;
import io.slipway.strategy.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that decides a study, as a value with one text form: the same plan on the same data gives the same bytes on any machine,
 * whoever works its tasks and in any order.
 *
 * <pre>{@code
 * StudyPlan plan = StudyPlan.of(tape.sha256(), grid, List.of("twap", "sweep"), design);
 * for (StudyTask task : plan.tasks()) { ... }
 * }</pre>
 *
 * @param data SHA-256 of the market data, in hex
 * @param grid the orders
 * @param strategies names of the strategies that work every order, in the order of the results
 * @param points parameters of the strategy under test to choose from on earlier orders; empty where nothing is tuned
 * @param design the comparison
 * @param ordersPerTask orders in a task, positive; the last task may have fewer
 * @param settings everything else that decides a result, by name: a plan with other settings is another plan
 */
public record StudyPlan(
        String data,
        StudyGrid grid,
        List<String> strategies,
        List<Parameters> points,
        StudyDesign design,
        int ordersPerTask,
        Map<String, String> settings) {

    /**
     * A killed study loses the tasks in hand, so they are small; a part is a file while the study goes on, so they are not many. The
     * orders of one start stay together, since they share prices.
     */
    private static final int USUAL_TASKS = 1_000;

    /**
     * Copies the lists and sorts the settings by name.
     *
     * @throws IllegalArgumentException if a task has no order, or there is no strategy of the baseline's or the tested one's name
     */
    public StudyPlan {
        strategies = List.copyOf(strategies);
        points = List.copyOf(points);
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        if (ordersPerTask <= 0 || !strategies.contains(design.baseline()) || !strategies.contains(design.underTest())) {
            throw new IllegalArgumentException("no such study: orders per task=" + ordersPerTask + ", strategies="
                    + strategies + ", baseline=" + design.baseline() + ", under test=" + design.underTest());
        }
    }

    /** A plan without tuning and without further settings, whose tasks hold the orders of one start, or of more than one where there are thousands. */
    public static StudyPlan of(String data, StudyGrid grid, List<String> strategies, StudyDesign design) {
        int startsPerTask = Math.max(1, grid.orders() / grid.ordersPerStart() / USUAL_TASKS);
        return new StudyPlan(
                data, grid, strategies, List.of(), design, grid.ordersPerStart() * startsPerTask, Map.of());
    }

    /** The same with points to tune the strategy under test; a single point is not a choice, so the plan stays as it is. */
    public StudyPlan withPoints(List<Parameters> newPoints) {
        return newPoints.size() < 2
                ? this
                : new StudyPlan(data, grid, strategies, newPoints, design, ordersPerTask, settings);
    }

    /** The same with other orders in a task. */
    public StudyPlan withOrdersPerTask(int newOrdersPerTask) {
        return new StudyPlan(data, grid, strategies, points, design, newOrdersPerTask, settings);
    }

    /** The same with other settings. */
    public StudyPlan withSettings(Map<String, String> newSettings) {
        return new StudyPlan(data, grid, strategies, points, design, ordersPerTask, newSettings);
    }

    /** Executions of each order: one of each strategy, then one of each point. */
    public int executions() {
        return strategies.size() + points.size();
    }

    /** The tasks by number. */
    public List<StudyTask> tasks() {
        String digest = digest();
        List<ParentOrder> orders = grid.parents();
        List<StudyTask> tasks = new ArrayList<>();
        for (int from = 0; from < orders.size(); from += ordersPerTask) {
            int to = Math.min(from + ordersPerTask, orders.size());
            List<ParentOrder> block = orders.subList(from, to);
            long fromNs = block.stream().mapToLong(ParentOrder::startNs).min().orElseThrow();
            long toNs = block.stream().mapToLong(ParentOrder::endNs).max().orElseThrow();
            tasks.add(new StudyTask(tasks.size(), digest, data, fromNs, toNs, from, to));
        }
        return tasks;
    }

    /** The plan as lines of text; {@link #parse} makes an equal plan of them. */
    public String toText() {
        return PlanText.of(this);
    }

    /**
     * The plan of a text.
     *
     * @throws IllegalArgumentException if it is no plan
     */
    public static StudyPlan parse(String text) {
        return PlanText.parse(text);
    }

    /** The values in which another plan differs from this one, each as a phrase for a person; empty if they are equal. */
    public List<String> differences(StudyPlan other) {
        return PlanText.differences(this, other);
    }

    /** SHA-256 of {@link #toText}, in hex. */
    public String digest() {
        return Sha256.hex(toText());
    }
}
