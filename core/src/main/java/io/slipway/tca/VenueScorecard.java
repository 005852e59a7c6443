package io.slipway.tca;

import io.slipway.model.Fill;
import io.slipway.model.Side;
import io.slipway.tca.order.VenueOrder;
import io.slipway.tca.quote.StaleAges;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Performance of one venue for orders of one side.
 *
 * @param sentQty shares sent to the venue
 * @param filledQty shares filled at the venue
 * @param qtyShare fraction of all filled shares that filled here; NaN if nothing was filled
 * @param fillRate filled over sent, 0 to 1
 * @param fadeRate fraction of the known displayed size sent for that was not available on arrival: {@code 1 - filled /
 *     min(sent, shown)}, between 0 and 1; NaN if no order was sent to take
 * @param meanTimeToFillNs mean time from sending to the fill, weighted by shares; NaN if nothing was filled
 * @param quality spreads, realized spreads (markouts) and fees of its fills
 */
public record VenueScorecard(
        long sentQty,
        long filledQty,
        double qtyShare,
        double fillRate,
        double fadeRate,
        double meanTimeToFillNs,
        ExecutionQuality quality) {

    /** All fills of some orders, in the order in which {@link #byPublisher} wants their mids. */
    public static List<Fill> fills(List<VenueOrder> orders) {
        return orders.stream().flatMap(order -> order.fills().stream()).toList();
    }

    /**
     * Scores every venue that was sent something, by publisher id.
     *
     * @param twiceMids of {@link Markouts#twiceMids} for {@link #fills}
     * @param stale ages above which a quote is called stale
     */
    public static SortedMap<Integer, VenueScorecard> byPublisher(
            Side side, List<VenueOrder> orders, long[][] twiceMids, StaleAges stale) {
        SortedMap<Integer, Sums> sums = new TreeMap<>();
        int fill = 0;
        long allFilled = 0;
        for (VenueOrder order : orders) {
            Sums of = sums.computeIfAbsent(order.publisherId(), id -> new Sums());
            of.add(order);
            for (Fill each : order.fills()) {
                of.fills.add(each);
                of.twiceMids.add(twiceMids[fill++]);
            }
            allFilled += order.filledQty();
        }
        SortedMap<Integer, VenueScorecard> cards = new TreeMap<>();
        for (var entry : sums.entrySet()) {
            cards.put(entry.getKey(), entry.getValue().toCard(side, allFilled, stale));
        }
        return cards;
    }

    private static final class Sums {

        private final List<Fill> fills = new ArrayList<>();
        private final List<long[]> twiceMids = new ArrayList<>();
        private long sent;
        private long filled;
        private long expected;
        private long met;
        private double waitedNs;

        void add(VenueOrder order) {
            sent += order.qty();
            filled += order.filledQty();
            long there = Math.min(order.qty(), order.shownQty());
            expected += there;
            met += Math.min(there, order.filledQty());
            for (Fill fill : order.fills()) {
                waitedNs += (double) fill.qty() * (fill.timeNs() - order.sentNs());
            }
        }

        VenueScorecard toCard(Side side, long allFilled, StaleAges stale) {
            return new VenueScorecard(
                    sent,
                    filled,
                    (double) filled / allFilled,
                    (double) filled / sent,
                    1 - (double) met / expected,
                    waitedNs / filled,
                    ExecutionQuality.of(side, fills, twiceMids.toArray(long[][]::new), stale));
        }
    }
}
