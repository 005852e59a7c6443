package io.slipway.executions.summary;

import io.slipway.impact.ImpactModel;
import io.slipway.impact.ImpactObservation;
import io.slipway.impact.ImpactTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Laws of impact fitted to the executions, and each order beside what they expect of it.
 *
 * @param models the fits; empty where there are too few independent stretches of time, or all orders filled one quantity
 * @param orders orders with a cost that could be expected, by time
 * @param outliers orders far from what is expected of them, or without an expectation far from the others; the farthest first
 * @param usable number of orders with volume and volatility
 * @param stretches independent stretches of time among them
 */
public record OwnImpact(
        List<ImpactModel> models, List<Expected> orders, List<Outlier> outliers, int usable, int stretches) {

    /** Copies the lists. */
    public OwnImpact {
        models = List.copyOf(models);
        orders = List.copyOf(orders);
        outliers = List.copyOf(outliers);
    }

    /**
     * An order beside its expectation.
     *
     * @param id identifier of the order
     * @param point its figures
     * @param expectedBps cost that the law expects, fitted without the orders of its stretch of time
     * @param inRange true if orders of other stretches were as small and as large
     * @param score robust score of the difference over the volatility
     */
    public record Expected(String id, ImpactPoint point, double expectedBps, boolean inRange, double score) {}

    private record Used(OrderPoint order, ImpactPoint point, int cluster) {

        @Nullable
        ImpactObservation observation(ImpactTarget target) {
            double size = switch (target) {
                case COST_BY_DAY_SHARE, PERMANENT_BY_DAY_SHARE -> point.dayShare();
                case COST_BY_PARTICIPATION, TEMPORARY_BY_PARTICIPATION -> point.participation();
            };
            double bps = switch (target) {
                case COST_BY_DAY_SHARE, COST_BY_PARTICIPATION -> point.costBps();
                case PERMANENT_BY_DAY_SHARE -> point.permanentBps();
                case TEMPORARY_BY_PARTICIPATION -> point.costBps() - point.permanentBps() / 2;
            };
            return Double.isFinite(size + bps)
                    ? new ImpactObservation(size, point.volatilityBps(), bps, cluster)
                    : null;
        }
    }

    static OwnImpact of(List<OrderPoint> all) {
        List<Used> used = new ArrayList<>();
        int cluster = 0;
        for (List<OrderPoint> stretch :
                Stretches.of(all.stream().filter(each -> each.impact() != null).toList())) {
            for (OrderPoint each : stretch) {
                ImpactPoint point = each.impact();
                if (point != null) {
                    used.add(new Used(each, point, cluster));
                }
            }
            cluster++;
        }
        List<ImpactModel> models = new ArrayList<>();
        List<Expected> expected = List.of();
        if (haveOneQty(used)) {
            return new OwnImpact(models, expected, outliers(all, expected), used.size(), cluster);
        }
        for (ImpactTarget target : ImpactTarget.values()) {
            List<ImpactObservation> orders = observations(used, target);
            ImpactModel model = ImpactModel.of(target, orders).orElse(null);
            if (model != null) {
                models.add(model);
                expected = target == ImpactTarget.COST_BY_DAY_SHARE ? expected(used, orders, model) : expected;
            }
        }
        return new OwnImpact(models, expected, outliers(all, expected), used.size(), cluster);
    }

    /** True if all orders are equally large: sizes over a volume then differ by the volume alone. */
    private static boolean haveOneQty(List<Used> used) {
        return used.stream()
                        .map(each -> each.order().totals().filledQty())
                        .distinct()
                        .count()
                <= 1;
    }

    /** Clusters are numbered anew, without those that have no such cost. */
    private static List<ImpactObservation> observations(List<Used> used, ImpactTarget target) {
        List<ImpactObservation> some = new ArrayList<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        for (Used each : used) {
            ImpactObservation order = each.observation(target);
            if (order != null) {
                int number = numbers.computeIfAbsent(order.cluster(), cluster -> numbers.size());
                some.add(new ImpactObservation(order.size(), order.volatilityBps(), order.bps(), number));
            }
        }
        return some;
    }

    /** All that is used has a cost and a size by day share, so both lists have the same order. */
    private static List<Expected> expected(List<Used> used, List<ImpactObservation> orders, ImpactModel model) {
        List<Double> scores = model.scores(orders);
        double[][] ranges = ranges(orders, model.clusters());
        List<Expected> all = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            ImpactObservation order = orders.get(i);
            double[] others = ranges[order.cluster()];
            all.add(new Expected(
                    used.get(i).order().id(),
                    used.get(i).point(),
                    model.expectedWithout(order),
                    others[0] <= order.size() && order.size() <= others[1],
                    scores.get(i)));
        }
        return all;
    }

    /** Least and greatest size of the orders outside of each cluster. */
    private static double[][] ranges(List<ImpactObservation> orders, int clusters) {
        double[][] own = new double[clusters][];
        for (ImpactObservation each : orders) {
            double[] range = own[each.cluster()];
            own[each.cluster()] = range == null
                    ? new double[] {each.size(), each.size()}
                    : new double[] {Math.min(range[0], each.size()), Math.max(range[1], each.size())};
        }
        double[][] others = new double[clusters][];
        double[] before = {Double.POSITIVE_INFINITY, 0};
        for (int i = 0; i < clusters; i++) {
            others[i] = before;
            before = joined(before, own[i]);
        }
        double[] after = {Double.POSITIVE_INFINITY, 0};
        for (int i = clusters - 1; i >= 0; i--) {
            others[i] = joined(others[i], after);
            after = joined(after, own[i]);
        }
        return others;
    }

    private static double[] joined(double[] a, double[] b) {
        return new double[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])};
    }

    private static List<Outlier> outliers(List<OrderPoint> all, List<Expected> expected) {
        Map<String, Expected> byId = new HashMap<>();
        expected.forEach(each -> byId.put(each.id(), each));
        List<Outlier> outliers = new ArrayList<>();
        for (OrderPoint each : all) {
            Expected one = byId.get(each.id());
            if (one != null && expected.size() >= Outlier.FEWEST_ORDERS && Outlier.isFar(one.score())) {
                outliers.add(new Outlier(each, one.point().costBps(), one.expectedBps(), one.score()));
            }
        }
        Outlier.of(all).stream()
                .filter(each -> !byId.containsKey(each.order().id()))
                .forEach(outliers::add);
        outliers.sort(Comparator.comparingDouble((Outlier each) -> -Math.abs(each.score()))
                .thenComparing(each -> each.order().id()));
        return outliers;
    }
}
