package io.slipway.study;

import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.stats.BlockBootstrap;
import io.slipway.stats.DataSnooping;
import io.slipway.stats.DeflatedSharpe;
import io.slipway.stats.Differences;
import io.slipway.stats.FamilyComparison;
import io.slipway.stats.PairedComparison;
import io.slipway.stats.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The costs of all orders of a study under every strategy, and the comparison of each strategy with one of them. A strategy
 * here may also be the strategy under test with parameters chosen on earlier orders.
 *
 * @param orders the orders that could be measured, by start
 * @param unmeasured orders without a mid to measure from or a price for what was left
 * @param bestPossibleBps mean cost of the best possible taking with hindsight
 * @param strategies the costs of each strategy
 * @param baseline index of the strategy that the others are compared with
 * @param pairs the others against the baseline, in the order of the strategies without it
 * @param snooping whether the best of them is better than the baseline; null if there is no other strategy, or too few orders
 */
public record StudyResult(
        List<ParentOrder> orders,
        int unmeasured,
        double bestPossibleBps,
        List<Row> strategies,
        int baseline,
        List<Pair> pairs,
        @Nullable DataSnooping snooping) {

    /** Shares that may be left, in total, before a comparison is refused. */
    public static final double MOST_UNFILLED = 0.01;

    private static final int FEWEST = 4;

    /**
     * The costs of one strategy.
     *
     * @param name name of the strategy, with its parameters if they were varied
     * @param costsBps cost of each order in bps of the arrival mid; positive when the order pays
     * @param unfilled fraction of the ordered quantity that was unfilled and marked, 0 to 1
     */
    public record Row(String name, List<Double> costsBps, double unfilled) {

        /** Copies the list. */
        public Row {
            costsBps = List.copyOf(costsBps);
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
     * @param savings cost of the baseline less that of the strategy, by order
     * @param comparison tests of the strategy alone; null if it is not comparable
     * @param familyP p value adjusted for all strategies; 1 if not comparable
     * @param verdict the finding as a constant and as a sentence
     */
    public record Pair(
            int strategy,
            Differences savings,
            @Nullable PairedComparison comparison,
            double familyP,
            Verdict verdict) {}

    /**
     * Compares all rows with one.
     *
     * @throws StudyException if there are fewer than four measured orders
     */
    public static StudyResult of(
            List<ParentOrder> orders, int unmeasured, List<Row> rows, int baseline, Method method) {
        if (orders.size() < FEWEST) {
            throw new StudyException(
                    "too few orders could be measured: measured=" + orders.size() + ", unmeasured=" + unmeasured);
        }
        List<Pair> pairs = pairs(rows, baseline, method);
        List<Differences> series = pairs.stream()
                .filter(pair -> pair.comparison() != null)
                .map(Pair::savings)
                .toList();
        int block = Math.min(orders.size() / 2, PairedComparison.blockLength(orders.size(), method.overlap()));
        boolean tooFew = orders.size() / block < PairedComparison.FEWEST_BLOCKS;
        DataSnooping snooping = series.isEmpty() || tooFew
                ? null
                : DataSnooping.of(series, new BlockBootstrap(orders.size(), block, method.seed()));
        return new StudyResult(orders, unmeasured, method.bestPossibleBps(), rows, baseline, pairs, snooping);
    }

    /**
     * The settings of the tests.
     *
     * @param overlap number of consecutive orders that share time
     * @param level probability of a false claim, at most
     * @param seed of the resamples
     * @param bestPossibleBps mean cost of the best possible taking
     */
    public record Method(int overlap, double level, long seed, double bestPossibleBps) {}

    /** Fraction of the possible saving against the baseline that the strategy achieved; NaN if no saving was possible. */
    public double capture(int strategy) {
        double most = strategies.get(baseline).mean() - bestPossibleBps;
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

    /**
     * Probability that the strategy with the largest ratio of mean to standard deviation of savings exceeds the luck of as many
     * strategies; 0 if no saving varies.
     */
    public double deflatedProbability() {
        List<DeflatedSharpe> ratios = compared().stream()
                .map(Pair::savings)
                .filter(savings -> savings.standardDeviation() > 0)
                .map(DeflatedSharpe::of)
                .toList();
        double mean =
                ratios.stream().mapToDouble(DeflatedSharpe::ratio).average().orElse(0);
        double variance = ratios.stream()
                .mapToDouble(each -> (each.ratio() - mean) * (each.ratio() - mean))
                .sum();
        return ratios.stream()
                .max(Comparator.comparingDouble(DeflatedSharpe::ratio))
                .map(best -> best.probability(compared().size(), variance / Math.max(1, ratios.size() - 1)))
                .orElse(0.0);
    }

    private static List<Pair> pairs(List<Row> rows, int baseline, Method method) {
        List<Integer> judged = new ArrayList<>();
        List<Differences> savings = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i != baseline && refusal(rows.get(i), rows.get(baseline)) == null) {
                judged.add(i);
                savings.add(savings(rows.get(i), rows.get(baseline)));
            }
        }
        FamilyComparison family = savings.isEmpty()
                ? new FamilyComparison(List.of(), List.of())
                : FamilyComparison.of(savings, method.overlap(), method.level(), method.seed());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int place = judged.indexOf(i);
            Row base = rows.get(baseline);
            String refusal = refusal(rows.get(i), base);
            if (place >= 0) {
                Verdict verdict = family.verdict(place, rows.get(i).name(), base.name());
                pairs.add(new Pair(
                        i,
                        savings.get(place),
                        family.comparisons().get(place),
                        family.familyP().get(place),
                        verdict));
            } else if (i != baseline && refusal != null) {
                pairs.add(new Pair(i, savings(rows.get(i), base), null, 1, Verdict.refused(refusal)));
            }
        }
        return pairs;
    }

    private static Differences savings(Row own, Row baseline) {
        double[] savings = new double[own.costsBps().size()];
        Arrays.setAll(savings, i -> baseline.costsBps().get(i) - own.costsBps().get(i));
        return new Differences(savings);
    }

    /** The reason why two strategies are not comparable; null if they are. */
    private static @Nullable String refusal(Row own, Row baseline) {
        for (Row row : List.of(own, baseline)) {
            if (row.unfilled() > MOST_UNFILLED) {
                return String.format(
                        Locale.ROOT,
                        "unequal quantities: %s left %.1f %% of all shares, which are marked and not traded",
                        row.name(),
                        100 * row.unfilled());
            }
        }
        return null;
    }
}
