package io.slipway.executions.regulatory;

import io.slipway.executions.OrderTags;
import io.slipway.executions.measure.MeasuredFill;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The five venues with the largest traded volume, in the shape of RTS 28 of MiFID II. Not thread-safe. */
final class Rts28 {

    static final List<String> COLUMNS = List.of(
            "class_of_instrument",
            "venue",
            "volume",
            "volume_pct",
            "orders",
            "orders_pct",
            "passive_pct",
            "aggressive_pct",
            "directed_pct");

    private static final int MOST_VENUES = 5;
    private static final int DECIMALS = 4;
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private final Map<Integer, Sums> venues = new TreeMap<>();
    private final IntFunction<String> venueName;
    private BigInteger volumeE9 = BigInteger.ZERO;
    private long orders;

    Rts28(IntFunction<String> venueName) {
        this.venueName = venueName;
    }

    private static final class Sums {
        private long orders;
        private BigInteger volumeE9 = BigInteger.ZERO;
        private BigInteger passiveE9 = BigInteger.ZERO;
        private BigInteger directedE9 = BigInteger.ZERO;
    }

    private record AtVenue(int publisherId, String child) {}

    void add(MeasuredOrder order) {
        boolean isDirected = OrderTags.YES.equals(order.own().order().tags().get(OrderTags.DIRECTED));
        Set<AtVenue> counted = new HashSet<>();
        for (MeasuredFill measured : order.fills()) {
            Fill fill = measured.fill();
            BigInteger worthE9 = BigInteger.valueOf(fill.pxE9())
                    .multiply(BigInteger.valueOf(fill.qty()))
                    .abs();
            Sums venue = venues.computeIfAbsent(fill.publisherId(), id -> new Sums());
            venue.volumeE9 = venue.volumeE9.add(worthE9);
            volumeE9 = volumeE9.add(worthE9);
            if (fill.liquidity() == Liquidity.MAKER) {
                venue.passiveE9 = venue.passiveE9.add(worthE9);
            }
            if (isDirected) {
                venue.directedE9 = venue.directedE9.add(worthE9);
            }
            if (counted.add(new AtVenue(fill.publisherId(), measured.own().ids().child()))) {
                venue.orders++;
                orders++;
            }
        }
    }

    RegulatoryTable table() {
        List<Map.Entry<Integer, Sums>> largest = venues.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, Sums> each) -> each.getValue().volumeE9)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_VENUES)
                .toList();
        List<List<@Nullable String>> rows = new ArrayList<>();
        BigInteger shownE9 = BigInteger.ZERO;
        for (Map.Entry<Integer, Sums> each : largest) {
            Sums venue = each.getValue();
            String name = venueName.apply(each.getKey());
            rows.add(new Fields(COLUMNS)
                    .put("class_of_instrument", "equities")
                    .put("venue", name.isEmpty() ? "unknown" : name)
                    .put("volume", money(venue.volumeE9))
                    .put("volume_pct", percent(venue.volumeE9, volumeE9))
                    .put("orders", venue.orders)
                    .put("orders_pct", percent(BigInteger.valueOf(venue.orders), BigInteger.valueOf(orders)))
                    .put("passive_pct", percent(venue.passiveE9, venue.volumeE9))
                    .put("aggressive_pct", percent(venue.volumeE9.subtract(venue.passiveE9), venue.volumeE9))
                    .put("directed_pct", percent(venue.directedE9, venue.volumeE9))
                    .toList());
            shownE9 = shownE9.add(venue.volumeE9);
        }
        return new RegulatoryTable(
                "rts28",
                "venue",
                List.of(
                        "Table of the five venues with the largest volume, in the shape of RTS 28. Not a filing.",
                        "Volume at prices of fills: " + money(shownE9) + " in rows, " + money(volumeE9) + " in all.",
                        "An order counts once at each venue that filled it; a child order where fills name it."
                                + " Passive, aggressive and directed are shares of the volume, not of the orders.",
                        "Not in the data: tick size bands (average daily number of trades), client categories, and whether"
                                + " less than one trade a day was made in the year before."),
                COLUMNS,
                rows);
    }

    private static String money(BigInteger e9) {
        return new BigDecimal(e9, 9).stripTrailingZeros().toPlainString();
    }

    private static @Nullable BigDecimal percent(BigInteger some, BigInteger all) {
        return Rule606.ratio(some.multiply(HUNDRED), all, DECIMALS);
    }
}
