package io.slipway.executions.summary;

import io.slipway.stats.RobustScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An order whose cost against the arrival mid is far from what is expected of it, or from those of the others.
 *
 * @param order the order
 * @param bps its cost; without fees where a cost is expected
 * @param expectedBps cost that the law of impact expects; NaN if none could be fitted, then the score is that of the cost
 * @param score its robust score, beyond {@link RobustScore#OUTLIER} in size
 */
public record Outlier(OrderPoint order, double bps, double expectedBps, double score) {

    /**
     * Fewer orders than these have no outliers: median and deviation have errors of their own. Of normal costs, 5.5 % are beyond the
     * limit in samples of 5, 1.4 % in those of 10, 0.7 % in those of 20 and 0.05 % in large ones (simulated, 4,000 samples of each).
     */
    static final int FEWEST_ORDERS = 20;

    /** True if costs can have outliers: there are enough of them, and they are not mostly the same. */
    static boolean canBe(List<Double> costs) {
        return costs.size() >= FEWEST_ORDERS && RobustScore.hasDeviation(costs);
    }

    /** True if a score is that of an outlier. */
    static boolean isFar(double score) {
        return Math.abs(score) > RobustScore.OUTLIER;
    }

    /** The outliers by cost alone, the largest score first. */
    static List<Outlier> of(List<OrderPoint> orders) {
        List<Double> costs = orders.stream()
                .flatMap(each -> each.measure(Measure.COST_VS_ARRIVAL_BPS).stream())
                .toList();
        List<Outlier> outliers = new ArrayList<>();
        if (!canBe(costs)) {
            return outliers;
        }
        RobustScore score = RobustScore.of(costs);
        for (OrderPoint each : orders) {
            each.measure(Measure.COST_VS_ARRIVAL_BPS)
                    .map(bps -> new Outlier(each, bps, Double.NaN, score.of(bps)))
                    .filter(outlier -> isFar(outlier.score))
                    .ifPresent(outliers::add);
        }
        outliers.sort(Comparator.comparingDouble((Outlier each) -> -Math.abs(each.score))
                .thenComparing(each -> each.order().id()));
        return outliers;
    }
}
