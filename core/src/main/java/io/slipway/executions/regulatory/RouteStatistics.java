package io.slipway.executions.regulatory;

import io.slipway.executions.OwnRoute;
import io.slipway.executions.measure.MeasuredFill;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.executions.regulatory.Rule606.Month;
import io.slipway.model.Liquidity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Child orders sent to venues: the columns of Rule 606(b)(3) that need child orders. Not thread-safe. */
final class RouteStatistics {

    private static final BigInteger NS_PER_MS = BigInteger.valueOf(1_000_000L);

    private final Map<String, List<OwnRoute>> byOrder = new HashMap<>();
    private final Map<Month, TreeMap<Integer, Sums>> sums = new HashMap<>();
    private final long given;
    private long used;

    /** Child orders; none where they are not known. */
    RouteStatistics(List<OwnRoute> routes) {
        given = routes.size();
        routes.forEach(route ->
                byOrder.computeIfAbsent(route.order(), id -> new ArrayList<>()).add(route));
    }

    private static final class Sums {
        private long orders;
        private long routed;
        private long ioc;
        private long executed;
        private long providers;
        private BigInteger restedNs = BigInteger.ZERO;
    }

    void add(Month month, MeasuredOrder order) {
        Map<String, Long> filled = new HashMap<>();
        Set<String> provided = new HashSet<>();
        for (MeasuredFill fill : order.fills()) {
            String child = fill.own().ids().child();
            filled.merge(child, fill.fill().qty(), Math::addExact);
            if (fill.fill().liquidity() == Liquidity.MAKER) {
                provided.add(child);
            }
        }
        List<OwnRoute> routes = byOrder.getOrDefault(order.own().order().id(), List.of());
        used += routes.size();
        for (OwnRoute route : routes) {
            Sums venue = sums.computeIfAbsent(month, key -> new TreeMap<>())
                    .computeIfAbsent(route.publisherId(), id -> new Sums());
            venue.orders++;
            venue.routed = Math.addExact(venue.routed, route.qty());
            venue.ioc += route.isIoc() ? route.qty() : 0;
            venue.executed += filled.getOrDefault(route.id(), 0L);
            Long endNs = route.endNs();
            if (provided.contains(route.id()) && endNs != null) {
                venue.providers++;
                venue.restedNs = venue.restedNs.add(BigInteger.valueOf(endNs - route.sentNs()));
            }
        }
    }

    /** Venues that something was sent to in a month. */
    Set<Integer> venues(Month month) {
        TreeMap<Integer, Sums> venues = sums.get(month);
        return venues == null ? Set.of() : new TreeSet<>(venues.keySet());
    }

    void put(Fields fields, Month month, int publisherId) {
        TreeMap<Integer, Sums> venues = sums.get(month);
        Sums venue = venues == null ? null : venues.get(publisherId);
        if (venue == null) {
            return;
        }
        fields.put("routedShr", venue.routed)
                .put("iocRoutedShr", venue.ioc)
                .put(
                        "orderSizeShr",
                        Rule606.ratio(BigInteger.valueOf(venue.routed), BigInteger.valueOf(venue.orders), 3))
                .put("filledPct", Rule606.percent(venue.executed, venue.routed))
                .put(
                        "orderDurationMsec",
                        Rule606.ratio(
                                venue.restedNs,
                                BigInteger.valueOf(venue.providers).multiply(NS_PER_MS),
                                3));
    }

    List<String> notes() {
        String further = "Empty: furtherRoutableShr (whether a venue may route an order on is not in the data).";
        return given == 0
                ? List.of(
                        "Empty: routedShr, iocRoutedShr, orderSizeShr, filledPct, orderDurationMsec (child orders; --routes"
                                + " gives them).",
                        further)
                : List.of(
                        "Child orders: " + used + " of " + given
                                + " belong to an order. filledPct and orderDurationMsec"
                                + " need child_order_id in the fills, the latter the end of the child order too.",
                        further);
    }
}
