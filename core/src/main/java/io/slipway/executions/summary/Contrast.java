package io.slipway.executions.summary;

import io.slipway.stats.HolmCorrection;
import io.slipway.stats.WelchTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A figure of one group against that of all other orders of the dimension. Means are of independent stretches; p values are adjusted
 * for all figures of all groups that were looked at. Of two groups, the first is compared with the second.
 *
 * @param dimension property that the orders are grouped by
 * @param value the group
 * @param measure the figure
 * @param test the two means
 * @param adjustedP p value adjusted for the number of contrasts
 */
public record Contrast(Dimension dimension, String value, Measure measure, WelchTest test, double adjustedP) {

    private record Open(Dimension dimension, String value, Measure measure, WelchTest test) {}

    /** All contrasts of dimensions that the user chooses, the smallest p value first. */
    static List<Contrast> of(List<OrderPoint> orders) {
        List<Open> open = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            if (dimension.isChoice()) {
                add(open, dimension, orders);
            }
        }
        List<Double> adjusted = HolmCorrection.adjusted(
                open.stream().map(each -> each.test().p()).toList());
        List<Contrast> contrasts = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Open each = open.get(i);
            contrasts.add(new Contrast(each.dimension(), each.value(), each.measure(), each.test(), adjusted.get(i)));
        }
        contrasts.sort(Comparator.comparingDouble(Contrast::adjustedP)
                .thenComparing(each -> -Math.abs(each.test().t())));
        return contrasts;
    }

    private static void add(List<Open> open, Dimension dimension, List<OrderPoint> orders) {
        List<OrderPoint> known = orders.stream()
                .filter(each -> each.groups().containsKey(dimension))
                .toList();
        TreeSet<String> values = new TreeSet<>();
        known.forEach(each -> values.add(each.groups().get(dimension)));
        if (values.size() < 2) {
            return;
        }
        for (String value : values.size() == 2 ? List.of(values.first()) : values) {
            List<OrderPoint> own = known.stream()
                    .filter(each -> value.equals(each.groups().get(dimension)))
                    .toList();
            List<OrderPoint> others = known.stream()
                    .filter(each -> !value.equals(each.groups().get(dimension)))
                    .toList();
            for (Measure measure : Measure.values()) {
                open.add(
                        new Open(dimension, value, measure, WelchTest.of(means(own, measure), means(others, measure))));
            }
        }
    }

    private static List<Double> means(List<OrderPoint> orders, Measure measure) {
        List<Double> means = new ArrayList<>();
        for (List<OrderPoint> stretch : Stretches.of(orders)) {
            stretch.stream()
                    .flatMap(each -> each.measure(measure).stream())
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .ifPresent(means::add);
        }
        return means;
    }
}
