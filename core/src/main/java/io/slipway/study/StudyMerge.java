package io.slipway.study;

import io.slipway.model.ParentOrder;
import io.slipway.stats.Sampling;
import io.slipway.stats.WalkForward;
import io.slipway.tca.MarketMove;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The result of a plan's parts, or of those of a panel. The parts may come in any order and more than once; the result is the same. */
public final class StudyMerge {

    private final StudyPanel panel;
    private final StudyPlan plan;
    private final List<List<Optional<StudyPart>>> parts;
    private final List<LeftOut> leftOut;
    private final int[] firstOrders;
    private final int[] measured;
    private final List<String> days;

    private StudyMerge(StudyPanel panel, List<List<Optional<StudyPart>>> parts, List<LeftOut> leftOut) {
        this.panel = panel;
        this.leftOut = leftOut;
        this.plan = panel.first();
        this.parts = parts;
        firstOrders = new int[panel.members().size() + 1];
        for (int i = 0; i < panel.members().size(); i++) {
            firstOrders[i + 1] = Math.addExact(
                    firstOrders[i], panel.members().get(i).plan().grid().orders());
        }
        days = panel.members().stream().map(StudyPanel.Member::day).distinct().toList();
        int perStart = plan.grid().ordersPerStart();
        this.measured = IntStream.range(0, orders())
                .filter(order -> isMeasured(order / perStart * perStart, perStart))
                .toArray();
    }

    private int orders() {
        return firstOrders[firstOrders.length - 1];
    }

    /** A start without one of its orders would be a draw of another kind: its buys and sells would not cancel. */
    private boolean isMeasured(int from, int count) {
        return IntStream.range(from, from + count)
                .allMatch(order -> part(order).isPresent() && outcome(order).isMeasured());
    }

    /**
     * Merges.
     *
     * @throws IllegalArgumentException if a part is missing or is not of this plan, or two parts of one task differ
     * @throws StudyException if there are too few orders to compare or to tune on
     */
    public static StudyResult of(StudyPlan plan, Collection<StudyPart> parts) {
        return of(StudyPanel.of(plan), parts);
    }

    /**
     * Merges the parts of all members of a panel.
     *
     * @throws IllegalArgumentException if a part is missing or is of no member, two parts of one task differ, or the members are of
     *     different studies
     * @throws StudyException if there are too few orders to compare or to tune on
     */
    public static StudyResult of(StudyPanel panel, Collection<StudyPart> parts) {
        return of(panel, parts, List.of());
    }

    /**
     * Merges the parts of all members but for some tasks that are left out. A task that also has a part is not left out.
     *
     * @throws IllegalArgumentException as above, or if a task is of no member
     * @throws StudyException as above
     */
    public static StudyResult of(StudyPanel panel, Collection<StudyPart> parts, Collection<LeftOut> leftOut) {
        Map<String, List<StudyPart>> byPlan = new LinkedHashMap<>();
        for (StudyPanel.Member member : panel.members()) {
            check(panel.first(), member.plan());
            byPlan.put(member.plan().digest(), new ArrayList<>());
        }
        for (StudyPart part : parts) {
            List<StudyPart> ofPlan = byPlan.get(part.task().plan());
            if (ofPlan == null) {
                throw new IllegalArgumentException("a part of another study: task=" + part.task());
            }
            ofPlan.add(part);
        }
        Map<StudyTask, LeftOut> failures = new HashMap<>();
        leftOut.forEach(each -> failures.put(each.task(), each));
        parts.forEach(part -> failures.remove(part.task()));
        List<List<Optional<StudyPart>>> inOrder = new ArrayList<>();
        List<LeftOut> named = new ArrayList<>();
        for (StudyPanel.Member member : panel.members()) {
            inOrder.add(
                    inOrder(member.plan(), byPlan.getOrDefault(member.plan().digest(), List.of()), failures.keySet()));
            for (StudyTask task : member.plan().tasks()) {
                Optional.ofNullable(failures.remove(task))
                        .ifPresent(each -> named.add(new LeftOut(member.name(), task, each.reason())));
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalArgumentException("tasks of another study: tasks=" + failures.keySet());
        }
        return new StudyMerge(panel, inOrder, List.copyOf(named)).result();
    }

    private static void check(StudyPlan first, StudyPlan plan) {
        boolean alike = plan.strategies().equals(first.strategies())
                && plan.points().equals(first.points())
                && plan.design().equals(first.design())
                && plan.grid().sides().equals(first.grid().sides())
                && plan.grid().qtys().equals(first.grid().qtys());
        if (!alike) {
            throw new IllegalArgumentException("plans of different studies in one panel");
        }
    }

    /** The part of each task by its number; empty where it is left out. */
    private static List<Optional<StudyPart>> inOrder(
            StudyPlan plan, Collection<StudyPart> parts, Set<StudyTask> leftOut) {
        List<StudyTask> tasks = plan.tasks();
        SortedMap<Integer, StudyPart> byNumber = new TreeMap<>();
        for (StudyPart part : parts) {
            int number = part.task().number();
            boolean planned = number >= 0
                    && number < tasks.size()
                    && tasks.get(number).equals(part.task())
                    && part.executions() == plan.executions();
            if (!planned) {
                throw new IllegalArgumentException("a part of another study: task=" + part.task());
            }
            StudyPart other = byNumber.putIfAbsent(number, part);
            if (other != null && !other.equals(part)) {
                throw new IllegalArgumentException(
                        "two parts of one task differ, so a machine, a build or a file is not what"
                                + " it should be: task=" + number);
            }
        }
        List<StudyTask> missing = tasks.stream()
                .filter(task -> !byNumber.containsKey(task.number()) && !leftOut.contains(task))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("parts are missing: tasks=" + tasks.size() + ", parts=" + byNumber.size()
                    + ", first missing=" + missing.get(0).number());
        }
        return tasks.stream()
                .map(task -> Optional.ofNullable(byNumber.get(task.number())))
                .toList();
    }

    private Optional<StudyPart> part(int order) {
        int member = member(order);
        int place = order - firstOrders[member];
        return parts.get(member).get(place / panel.members().get(member).plan().ordersPerTask());
    }

    private ParentOutcome outcome(int order) {
        int member = member(order);
        int place = order - firstOrders[member];
        return part(order)
                .orElseThrow()
                .outcome(place % panel.members().get(member).plan().ordersPerTask());
    }

    private int member(int order) {
        int found = Arrays.binarySearch(firstOrders, order);
        return found >= 0 ? found : -found - 2;
    }

    private StudyResult result() {
        double[][] costs = costs();
        int[] choices = plan.points().isEmpty() ? new int[0] : choices(costs);
        int[] judged = IntStream.range(0, measured.length)
                .filter(i -> choices.length == 0 || choices[i] != WalkForward.NONE)
                .toArray();
        Left left = new Left(judged, choices);
        List<StudyResult.Row> rows = new ArrayList<>();
        for (int strategy = 0; strategy < plan.strategies().size(); strategy++) {
            double[] own = costs[strategy];
            int place = strategy;
            rows.add(new StudyResult.Row(
                    plan.strategies().get(strategy),
                    boxed(IntStream.of(judged).mapToDouble(i -> own[i])),
                    left.share(left.qtys[strategy]),
                    left.share(left.walkedQtys[strategy]),
                    moves(judged, i -> place)));
        }
        if (choices.length > 0) {
            rows.add(new StudyResult.Row(
                    plan.design().underTest() + " tuned walk-forward",
                    boxed(IntStream.of(judged).mapToDouble(i -> costs[execution(choices[i])][i])),
                    left.share(left.tunedQty),
                    left.share(left.tunedWalkedQty),
                    moves(judged, i -> execution(choices[i]))));
        }
        int baseline = plan.strategies().indexOf(plan.design().baseline());
        return StudyResult.of(
                left.orders,
                orders()
                        - measured.length
                        - leftOut.stream()
                                .mapToInt(each -> each.task().orders())
                                .sum(),
                rows,
                baseline,
                new StudyResult.Method(
                        new Sampling(
                                overlap(),
                                days(judged),
                                plan.design().level(),
                                plan.design().seed(),
                                panel.isOfDays() ? Sampling.DAY : Sampling.START),
                        plan.grid().ordersPerStart(),
                        left.bestPossibleBps(),
                        labels(judged),
                        IntStream.of(judged)
                                .mapToObj(i -> outcome(measured[i]).arrival())
                                .toList()),
                leftOut);
    }

    private int overlap() {
        return panel.members().stream()
                .mapToInt(member -> member.plan().grid().overlap())
                .max()
                .orElse(1);
    }

    private StudyPanel.@Nullable Labels labels(int[] judged) {
        if (!panel.isOfDays()) {
            return null;
        }
        List<StudyPanel.Member> members = IntStream.of(judged)
                .mapToObj(i -> panel.members().get(member(measured[i])))
                .toList();
        return new StudyPanel.Labels(
                members.stream().map(StudyPanel.Member::symbol).toList(),
                members.stream().map(StudyPanel.Member::day).toList());
    }

    /** The days of some measured orders, at least one. */
    private int days(int[] some) {
        return (int) Math.max(1, IntStream.of(some).map(this::day).distinct().count());
    }

    private int day(int i) {
        int member = member(measured[i]);
        return panel.isOfDays()
                ? days.indexOf(panel.members().get(member).day())
                : plan.grid().stretch(measured[i]);
    }

    /** The market's moves by delay and order, under the execution that each judged order has. */
    private List<List<Double>> moves(int[] judged, IntUnaryOperator execution) {
        return IntStream.range(0, MarketMove.DELAYS_NS.size())
                .mapToObj(delay -> boxed(IntStream.of(judged)
                        .mapToDouble(i -> outcome(measured[i]).moveBps(execution.applyAsInt(i), delay))))
                .toList();
    }

    private static List<Double> boxed(DoubleStream values) {
        return values.boxed().toList();
    }

    /** The costs in bps by execution and measured order. */
    private double[][] costs() {
        double[][] costs = new double[plan.executions()][measured.length];
        for (int i = 0; i < measured.length; i++) {
            ParentOutcome outcome = outcome(measured[i]);
            for (int execution = 0; execution < costs.length; execution++) {
                costs[execution][i] = outcome.costBps(execution);
            }
        }
        return costs;
    }

    /** The point that each measured order is judged with, chosen on orders that had ended before. */
    private int[] choices(double[][] costs) {
        int folds = plan.design().folds();
        int[] clusters = clusters(folds);
        long count = IntStream.of(clusters).distinct().count();
        if (count < folds) {
            throw new StudyException("more folds than starts or days: folds=" + folds + ", starts or days=" + count);
        }
        double[][] ofPoints = Arrays.copyOfRange(costs, execution(0), costs.length);
        long[] startsNs = IntStream.of(measured)
                .mapToLong(order -> outcome(order).order().startNs())
                .toArray();
        long[] endsNs = IntStream.of(measured)
                .mapToLong(order -> outcome(order).order().endNs())
                .toArray();
        WalkForward walk = new WalkForward(ofPoints, startsNs, endsNs, clusters, folds);
        return IntStream.range(0, measured.length).map(walk::choice).toArray();
    }

    /** Folds are cut between starts, or between days where there are enough to be blocks, so that no block has days of two folds. */
    private int[] clusters(int folds) {
        int days = days(IntStream.range(0, measured.length).toArray());
        boolean severalSymbols = panel.members().stream()
                        .map(StudyPanel.Member::symbol)
                        .distinct()
                        .count()
                > 1;
        return severalSymbols || days >= Math.max(folds, Sampling.FEWEST_BLOCKS)
                ? IntStream.range(0, measured.length).map(this::day).toArray()
                : IntStream.of(measured)
                        .map(order -> order / plan.grid().ordersPerStart())
                        .toArray();
    }

    /** Place of a point's executions. */
    private int execution(int point) {
        return plan.strategies().size() + point;
    }

    /** The judged orders and the shares that were left of them. */
    private final class Left {

        private final List<ParentOrder> orders = new ArrayList<>();
        private final long[] qtys = new long[plan.strategies().size()];
        private final long[] walkedQtys = new long[plan.strategies().size()];
        private final double[] bestPossible;
        private long tunedQty;
        private long tunedWalkedQty;
        private long totalQty;

        private Left(int[] judged, int[] choices) {
            bestPossible = new double[judged.length];
            for (int i : judged) {
                ParentOutcome outcome = outcome(measured[i]);
                bestPossible[orders.size()] = outcome.bestPossibleBps();
                orders.add(outcome.order());
                totalQty += outcome.order().qty();
                for (int strategy = 0; strategy < qtys.length; strategy++) {
                    qtys[strategy] += outcome.unfilledQty(strategy);
                    walkedQtys[strategy] += outcome.walkedQty(strategy);
                }
                if (choices.length > 0) {
                    tunedQty += outcome.unfilledQty(execution(choices[i]));
                    tunedWalkedQty += outcome.walkedQty(execution(choices[i]));
                }
            }
        }

        private double share(long qty) {
            return (double) qty / Math.max(1, totalQty);
        }

        private double bestPossibleBps() {
            return Arrays.stream(bestPossible).average().orElse(Double.NaN);
        }
    }
}
