package io.slipway.pretrade;

import io.slipway.stats.MeanInterval;
import java.util.ArrayList;
import java.util.List;

/**
 * The cost of one strategy that past days let expect. Each day is one independent draw.
 *
 * @param strategy its name
 * @param bps mean over the days with its interval, and the interval of one further day
 * @param leastBps cheapest day
 * @param mostBps dearest day
 * @param completedShare part of the quantity that was left at the end, to be completed at the book or not at all
 */
public record ExpectedCost(String strategy, MeanInterval bps, double leastBps, double mostBps, double completedShare) {

    /**
     * The expectation of each strategy.
     *
     * @param days at least one
     * @param qty shares of the order
     * @param level probability of an interval
     */
    public static List<ExpectedCost> of(List<PastDay> days, long qty, double level) {
        List<ExpectedCost> all = new ArrayList<>();
        for (int i = 0; i < days.get(0).costs().size(); i++) {
            int place = i;
            List<PastDay.Cost> costs =
                    days.stream().map(day -> day.costs().get(place)).toList();
            List<Double> bps = costs.stream().map(PastDay.Cost::bps).toList();
            double left = costs.stream()
                    .mapToDouble(each -> each.walkedQty() + each.unfilledQty())
                    .sum();
            all.add(new ExpectedCost(
                    costs.get(0).strategy(),
                    MeanInterval.of(bps, level),
                    bps.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                    bps.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                    left / ((double) qty * days.size())));
        }
        return all;
    }
}
