package io.slipway.study;

import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.stats.BestTrial;
import io.slipway.stats.ControlVariate;
import io.slipway.stats.DataSnooping;
import io.slipway.stats.Differences;
import io.slipway.stats.PairedComparison;
import io.slipway.stats.Sampling;
import io.slipway.stats.TwoWayError;
import io.slipway.stats.Verdict;
import io.slipway.tca.MarketMove;
import io.slipway.tca.quote.FillDoubts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The costs of all orders of a study under every strategy, and the comparison of each strategy with one of them. A strategy
 * here may also be the strategy under test with parameters chosen on earlier orders.
 *
 * @param orders the orders that could be measured, by start; of each start all orders or none
 * @param unmeasured orders of starts at which an order had no mid to measure from or no price for what was left
 * @param strategies the costs of each strategy
 * @param baseline index of the strategy that the others are compared with
 * @param pairs the others against the baseline, in the order of the strategies without it
 * @param best the best of them against luck; null if there is no other strategy, or too few starts
 * @param method the settings of the tests
 * @param leftOut tasks whose work failed; their orders are in no figure
 */
public record StudyResult(
        List<ParentOrder> orders,
        int unmeasured,
        List<Row> strategies,
        int baseline,
        List<Pair> pairs,
        @Nullable Best best,
        Method method,
        List<LeftOut> leftOut) {

    private static final int FEWEST_STARTS = 2;

    /** A mean of one draw has no error. */
    static final String ONE_DAY =
            "several symbols on one day are one draw; a study of them needs two days, six for a claim";

    /**
     * The costs of one strategy.
     *
     * @param name name of the strategy, with its parameters if they were varied
     * @param costsBps cost of each order in bps of the arrival mid; positive when the order pays
     * @param unfilled fraction of the ordered quantity that was unfilled and marked, 0 to 1
     * @param walked fraction of the ordered quantity that was left at the end and completed by walking the book, 0 to 1
     * @param movesBps the market's move under the executions in bps, by delay of {@link MarketMove} and order; positive when it
     *     moved against the order; empty if it is not known
     * @param doubts parts of its fills that cannot be believed
     */
    public record Row(
            String name,
            List<Double> costsBps,
            double unfilled,
            double walked,
            List<List<Double>> movesBps,
            FillDoubts doubts) {

        /** Costs of fills without doubt. */
        public Row(String name, List<Double> costsBps, double unfilled, double walked, List<List<Double>> movesBps) {
            this(name, costsBps, unfilled, walked, movesBps, FillDoubts.NONE);
        }

        /** Copies the lists. */
        public Row {
            costsBps = List.copyOf(costsBps);
            movesBps = movesBps.stream().map(List::copyOf).toList();
        }

        /** Mean cost in bps of some orders. */
        public double mean(List<Integer> some) {
            return some.stream().mapToDouble(costsBps::get).average().orElse(Double.NaN);
        }

        /** Mean cost in bps. */
        public double mean() {
            return costsBps.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }
    }

    /**
     * One strategy compared with the baseline.
     *
     * @param strategy index of the strategy
     * @param savings cost of the baseline less that of the strategy, by start
     * @param comparison tests of the strategy alone; null if it is refused
     * @param familyP p value adjusted for all strategies; 1 if refused
     * @param adjustment the same with the market's move taken out; null if refused, or if the move is not known
     * @param verdict the finding as a constant and as a sentence
     */
    public record Pair(
            int strategy,
            Differences savings,
            @Nullable PairedComparison comparison,
            double familyP,
            @Nullable Adjustment adjustment,
            Verdict verdict) {}

    /**
     * Savings with the market's move taken out.
     *
     * @param variate the move, and the savings less it
     * @param comparison tests of the savings less the move
     * @param familyP p value of the same, adjusted for all strategies
     */
    public record Adjustment(ControlVariate variate, PairedComparison comparison, double familyP) {}

    /**
     * The best strategy against the luck of all that were tried.
     *
     * @param snooping tests of the best mean
     * @param trial deflated ratio of mean to standard deviation
     */
    public record Best(DataSnooping snooping, BestTrial trial) {}

    /**
     * Compares all rows with one.
     *
     * @throws StudyException if there are fewer than two measured starts
     */
    public static StudyResult of(
            List<ParentOrder> orders, int unmeasured, List<Row> rows, int baseline, Method method) {
        return of(orders, unmeasured, rows, baseline, method, List.of());
    }

    /** The same where tasks are left out. */
    static StudyResult of(
            List<ParentOrder> orders,
            int unmeasured,
            List<Row> rows,
            int baseline,
            Method method,
            List<LeftOut> leftOut) {
        if (orders.size() < FEWEST_STARTS * method.ordersPerStart()) {
            throw new StudyException("too few starts could be measured: measured="
                    + orders.size() / method.ordersPerStart() + ", unmeasured orders=" + unmeasured
                    + (leftOut.isEmpty()
                            ? ""
                            : ", tasks left out=" + leftOut.size() + ", first of them: "
                                    + leftOut.get(0).text()));
        }
        if (method.labels() != null
                && method.labels().hasSeveralSymbols()
                && method.sampling().days() < FEWEST_STARTS) {
            throw new StudyException(ONE_DAY);
        }
        StudyComparison comparison = new StudyComparison(rows, baseline, method);
        return new StudyResult(
                orders, unmeasured, rows, baseline, comparison.pairs(), comparison.best(), method, leftOut);
    }

    /**
     * Prices that are known when an order starts; NaN if not both sides were quoted then.
     *
     * @param mid the mid in the quote currency
     * @param spread best offer less best bid, negative in a crossed market
     */
    public record Arrival(double mid, double spread) {}

    /**
     * The settings of the tests.
     *
     * @param sampling dependence of the starts, and the level
     * @param ordersPerStart orders of each start: one of each side and size
     * @param bestPossibleBps mean cost of the best possible taking
     * @param labels symbol and day of each order; null where the study has one tape
     * @param arrivals prices at the start of each order; empty if they are not known
     */
    public record Method(
            Sampling sampling,
            int ordersPerStart,
            double bestPossibleBps,
            StudyPanel.@Nullable Labels labels,
            List<Arrival> arrivals) {

        /** Copies the list. */
        public Method {
            arrivals = List.copyOf(arrivals);
        }

        /** The settings of a study of one tape. */
        public Method(Sampling sampling, int ordersPerStart, double bestPossibleBps) {
            this(sampling, ordersPerStart, bestPossibleBps, null, List.of());
        }

        /** The day of each order as a number, where days and not starts are the draws; else empty. */
        public int[] clusters() {
            if (labels == null || !labels.hasSeveralSymbols()) {
                return new int[0];
            }
            List<String> days = labels.days().stream().distinct().toList();
            Map<String, Integer> numbers = new LinkedHashMap<>();
            days.forEach(day -> numbers.put(day, numbers.size()));
            return labels.days().stream()
                    .mapToInt(day -> numbers.getOrDefault(day, 0))
                    .toArray();
        }
    }

    /** Mean costs by symbol or by day: the orders of each, by name. Nothing is tested here. */
    public Map<String, List<Integer>> ordersBy(List<String> labels) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            groups.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
        }
        return groups;
    }

    /** The error of a pair's mean saving by day, by symbol and by both; empty where there are not two of each. */
    public Optional<TwoWayError> twoWayError(int strategy) {
        StudyPanel.Labels labels = method.labels();
        if (labels == null) {
            return Optional.empty();
        }
        double[] savings = new double[orders.size()];
        for (int i = 0; i < savings.length; i++) {
            savings[i] = strategies.get(baseline).costsBps().get(i)
                    - strategies.get(strategy).costsBps().get(i);
        }
        return TwoWayError.of(
                savings, labels.days(), labels.symbols(), method.sampling().level());
    }

    /** Number of starts: the independent draws, as far as their orders do not overlap. */
    public int starts() {
        return orders.size() / method.ordersPerStart();
    }

    /** Number of independent days. */
    public int days() {
        return method.sampling().days();
    }

    /** Number of strategies tried against the baseline, the refused ones among them. */
    public int tried() {
        return pairs.size();
    }

    /** Mean cost in bps of the best possible taking with hindsight. */
    public double bestPossibleBps() {
        return method.bestPossibleBps();
    }

    /** Fraction of the possible saving against the baseline that the strategy achieved; NaN if no saving was possible. */
    public double capture(int strategy) {
        double most = strategies.get(baseline).mean() - bestPossibleBps();
        return most <= 0
                ? Double.NaN
                : (strategies.get(baseline).mean() - strategies.get(strategy).mean()) / most;
    }

    /**
     * Orders of one side and size.
     *
     * @param side of all
     * @param qty shares of each
     * @param orders their indices, by start
     */
    public record Group(Side side, long qty, List<Integer> orders) {}

    /** Mean costs by side and size. Nothing is tested here, because one of many groups always looks best. */
    public List<Group> groups() {
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < orders.size(); i++) {
            ParentOrder order = orders.get(i);
            groups.computeIfAbsent(List.of(order.side(), order.qty()), key -> new ArrayList<>())
                    .add(i);
        }
        return groups.values().stream()
                .map(some -> new Group(
                        orders.get(some.get(0)).side(), orders.get(some.get(0)).qty(), some))
                .sorted(Comparator.comparing(Group::side).thenComparing(Group::qty))
                .toList();
    }

    /** The pairs that were not refused. */
    public List<Pair> compared() {
        return pairs.stream().filter(pair -> pair.comparison() != null).toList();
    }
}
