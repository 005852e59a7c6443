package io.slipway.executions.summary;

import io.slipway.executions.rivals.StrategyCost;
import io.slipway.model.ParentOrder;
import io.slipway.stats.HolmCorrection;
import io.slipway.stats.Sampling;
import io.slipway.stats.Verdict;
import io.slipway.study.StudyResult;
import io.slipway.tca.quote.FillDoubts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The executions of a group against strategies that worked the same quantities from the same arrivals. The unit is a stretch of time
 * whose orders overlap; its saving is the mean over its orders. A saving is positive when the strategy would have been cheaper.
 *
 * @param dimension property that the orders are grouped by; null for all orders
 * @param value the group; empty for all orders
 * @param orders orders that could be compared
 * @param result the tests; null where there are too few stretches
 * @param adjustedP p value of each pair adjusted for all groups that were looked at, in the order of the pairs
 * @param findings finding of each pair at the adjusted p value
 */
public record GroupComparison(
        @Nullable Dimension dimension,
        String value,
        int orders,
        @Nullable StudyResult result,
        List<Double> adjustedP,
        List<Verdict.Finding> findings) {

    /** Name of what really happened, among the strategies. */
    public static final String EXECUTED = "executed";

    /** Copies the lists. */
    public GroupComparison {
        adjustedP = List.copyOf(adjustedP);
        findings = List.copyOf(findings);
    }

    /**
     * Compares some orders.
     *
     * @param level probability of claiming a difference where there is none, at most
     */
    static GroupComparison of(
            @Nullable Dimension dimension, String value, List<OrderPoint> orders, double level, long seed) {
        List<OrderPoint> known = orders.stream()
                .filter(each ->
                        Double.isFinite(each.filledBps()) && !each.strategies().isEmpty())
                .toList();
        List<List<OrderPoint>> stretches = Stretches.of(known);
        if (stretches.size() < 2) {
            return new GroupComparison(dimension, value, known.size(), null, List.of(), List.of());
        }
        List<StudyResult.Row> rows = new ArrayList<>();
        rows.add(new StudyResult.Row(EXECUTED, means(stretches, OrderPoint::filledBps), 0, 0, List.of()));
        for (int i = 0; i < known.get(0).strategies().size(); i++) {
            int place = i;
            rows.add(new StudyResult.Row(
                    known.get(0).strategies().get(i).name(),
                    means(stretches, each -> each.strategies().get(place).bps()),
                    share(known, place, StrategyCost::unfilledQty),
                    share(known, place, StrategyCost::walkedQty),
                    List.of(),
                    FillDoubts.mean(known.stream()
                            .map(each -> each.strategies().get(place).doubts())
                            .toList())));
        }
        List<ParentOrder> starts =
                stretches.stream().map(each -> each.get(0).window()).toList();
        StudyResult result = StudyResult.of(
                starts,
                orders.size() - known.size(),
                rows,
                0,
                new StudyResult.Method(
                        new Sampling(1, stretches.size(), level, seed, Sampling.STRETCH), 1, Double.NaN));
        return new GroupComparison(
                dimension,
                value,
                known.size(),
                result,
                result.pairs().stream().map(StudyResult.Pair::familyP).toList(),
                result.pairs().stream().map(pair -> pair.verdict().finding()).toList());
    }

    private static List<Double> means(List<List<OrderPoint>> stretches, ToDoubleFunction<OrderPoint> cost) {
        return stretches.stream()
                .map(each -> each.stream().mapToDouble(cost).average().orElseThrow())
                .toList();
    }

    /** Part of the filled quantity, mean over orders: quantities of several symbols do not add up. */
    private static double share(List<OrderPoint> orders, int place, ToLongFunction<StrategyCost> of) {
        return orders.stream()
                .mapToDouble(each -> (double) of.applyAsLong(each.strategies().get(place))
                        / each.totals().filledQty())
                .average()
                .orElse(0);
    }

    /** The same groups with p values adjusted for all of them; what is not significant any more is not shown. */
    static List<GroupComparison> adjusted(List<GroupComparison> groups, double level) {
        List<Double> adjusted = HolmCorrection.adjusted(
                groups.stream().flatMap(each -> each.adjustedP.stream()).toList());
        List<GroupComparison> all = new ArrayList<>();
        int next = 0;
        for (GroupComparison each : groups) {
            List<Double> own = adjusted.subList(next, next + each.adjustedP.size());
            next += own.size();
            List<Verdict.Finding> findings = new ArrayList<>();
            for (int i = 0; i < own.size(); i++) {
                boolean isClaim = each.findings.get(i) != Verdict.Finding.REFUSED && own.get(i) >= level;
                findings.add(isClaim ? Verdict.Finding.NOT_SHOWN : each.findings.get(i));
            }
            all.add(new GroupComparison(each.dimension, each.value, each.orders, each.result, own, findings));
        }
        return all;
    }
}
