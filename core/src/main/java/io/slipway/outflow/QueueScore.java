package io.slipway.outflow;

import java.util.ArrayList;
import java.util.List;

/**
 * The score of a forecaster over real orders of one venue and range of queues.
 *
 * @param forecaster the forecaster
 * @param publisherId the venue's publisher id
 * @param leastAhead fewest shares ahead
 * @param mostAhead most shares ahead
 * @param counts orders by forecast and outcome
 * @param brier Brier score of the forecast that an order is filled within what is judged: the share of wrong ones, as each says yes or
 *     no
 * @param crpsNs mean continuous ranked probability score of the time of the fill, in ns
 */
public record QueueScore(
        QueueForecaster forecaster,
        int publisherId,
        long leastAhead,
        long mostAhead,
        Counts counts,
        double brier,
        double crpsNs) {

    private static final int PARTS = 3;

    /**
     * Numbers of orders.
     *
     * @param orders all
     * @param filled those that were filled
     * @param missed filled, and not so by the forecaster
     * @param falseFills not filled, but so by the forecaster
     * @param late filled by both, later by the forecaster
     * @param early filled by both, earlier by the forecaster
     */
    public record Counts(long orders, long filled, long missed, long falseFills, long late, long early) {}

    /** Scores by venue: over all of its orders, then by thirds of them by shares ahead; within each, in the order of the forecasters. */
    public static List<QueueScore> of(List<JudgedOrder> orders, List<QueueForecaster> forecasters) {
        List<QueueScore> scores = new ArrayList<>();
        int[] publishers = orders.stream()
                .mapToInt(JudgedOrder::publisherId)
                .distinct()
                .sorted()
                .toArray();
        for (int publisherId : publishers) {
            List<JudgedOrder> own = orders.stream()
                    .filter(order -> order.publisherId() == publisherId)
                    .toList();
            long[] ahead = own.stream().mapToLong(JudgedOrder::ahead).sorted().toArray();
            addAll(scores, own, forecasters);
            long above = 0;
            for (int part = 1; part <= PARTS; part++) {
                long from = above;
                long to = ahead[(ahead.length * part - 1) / PARTS];
                List<JudgedOrder> third = own.stream()
                        .filter(order -> order.ahead() > from && order.ahead() <= to)
                        .toList();
                if (!third.isEmpty()) {
                    addAll(scores, third, forecasters);
                }
                above = to;
            }
        }
        return List.copyOf(scores);
    }

    private static void addAll(List<QueueScore> scores, List<JudgedOrder> orders, List<QueueForecaster> forecasters) {
        for (int i = 0; i < forecasters.size(); i++) {
            int at = i;
            Counts counts = counts(orders, at);
            scores.add(new QueueScore(
                    forecasters.get(i),
                    orders.get(0).publisherId(),
                    orders.stream().mapToLong(JudgedOrder::ahead).min().orElseThrow(),
                    orders.stream().mapToLong(JudgedOrder::ahead).max().orElseThrow(),
                    counts,
                    (double) (counts.missed() + counts.falseFills()) / (double) counts.orders(),
                    orders.stream()
                            .mapToDouble(order -> order.crpsNs(at))
                            .average()
                            .orElseThrow()));
        }
    }

    private static Counts counts(List<JudgedOrder> orders, int forecaster) {
        long filled = 0;
        long missed = 0;
        long falseFills = 0;
        long late = 0;
        long early = 0;
        for (JudgedOrder order : orders) {
            boolean said = order.isForecast(forecaster);
            boolean both = said && order.isFilled();
            long forecastNs = order.forecastNs().get(forecaster);
            filled += order.isFilled() ? 1 : 0;
            missed += order.isFilled() && !said ? 1 : 0;
            falseFills += said && !order.isFilled() ? 1 : 0;
            late += both && forecastNs > order.filledNs() ? 1 : 0;
            early += both && forecastNs < order.filledNs() ? 1 : 0;
        }
        return new Counts(orders.size(), filled, missed, falseFills, late, early);
    }
}
