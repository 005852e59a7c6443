package io.slipway.executions.regulatory;

import io.slipway.executions.OrderTags;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRoute;
import io.slipway.executions.regulatory.RandomOrdersTest.Case;
import io.slipway.executions.regulatory.RandomOrdersTest.Quote;
import io.slipway.model.Liquidity;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables of venues of a case, computed plainly. */
final class SlowVenueTables {

    private final Case made;
    private final SlowTables tables;

    SlowVenueTables(Case made) {
        this.made = made;
        tables = new SlowTables(made);
    }

    private static BigDecimal dollars(long e9) {
        return BigDecimal.valueOf(e9, 9);
    }

    private static void put(Map<String, String> row, String column, Fraction value, int decimals) {
        value.put(row, column, decimals);
    }

    private OwnOrder order(String id) {
        return made.orders().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String directed(String orderId) {
        return Objects.requireNonNull(order(orderId).tags().get(OrderTags.DIRECTED));
    }

    Map<String, Map<String, String>> rule606() {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        for (String directed : List.of("yes", "no")) {
            for (int venue = 1; venue < 8; venue++) {
                int id = venue;
                List<OwnFill> fills = made.fills().stream()
                        .filter(each -> each.publisherId() == id
                                && directed(each.ids().order()).equals(directed))
                        .toList();
                List<OwnRoute> routes = made.routes().stream()
                        .filter(each -> each.publisherId() == id
                                && directed(each.order()).equals(directed))
                        .toList();
                if (!fills.isEmpty() || !routes.isEmpty()) {
                    Map<String, String> row = row606(fills);
                    putRoutes(row, routes);
                    row.put("directed", directed);
                    row.put("mic", "V" + venue);
                    row.put("venueName", "V" + venue);
                    row.put(
                            "sentShr",
                            ""
                                    + made.orders().stream()
                                            .filter(each -> directed(each.id()).equals(directed))
                                            .mapToLong(OwnOrder::qty)
                                            .sum());
                    rows.put(directed + "|V" + venue + "|", row);
                }
            }
        }
        return rows;
    }

    private static long qty(List<OwnFill> fills) {
        return fills.stream().mapToLong(OwnFill::qty).sum();
    }

    private static BigDecimal fees(List<OwnFill> fills) {
        return fills.stream()
                .map(each -> dollars(Objects.requireNonNull(each.terms().feeE9())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<String, String> row606(List<OwnFill> fills) {
        Map<String, String> row = new TreeMap<>();
        List<OwnFill> makers = fills.stream()
                .filter(each -> each.terms().liquidity() == Liquidity.MAKER)
                .toList();
        List<OwnFill> takers =
                fills.stream().filter(each -> !makers.contains(each)).toList();
        row.put("year", "1969");
        row.put("mon", "12");
        row.put("executedShr", "" + qty(fills));
        put(row, "fillSizeShr", Fraction.of(qty(fills), fills.size()), 3);
        putFees(row, "netFeeOrRebateCph", fees(fills), fills);
        putShares(
                row,
                "midpoint",
                fills.stream().filter(each -> place(each).equals("mid")).toList(),
                fills);
        putShares(
                row,
                "nearside",
                fills.stream().filter(each -> place(each).equals("near")).toList(),
                fills);
        putShares(
                row,
                "farside",
                fills.stream().filter(each -> place(each).equals("far")).toList(),
                fills);
        row.put("providedLiqudityShr", "" + qty(makers));
        put(row, "providedLiquidityPct", Fraction.of(100 * qty(makers), qty(fills)), 4);
        putFees(row, "providedLiquidityNetCph", fees(makers).negate(), makers);
        row.put("removedLiquidityShr", "" + qty(takers));
        put(row, "removedLiquidityPct", Fraction.of(100 * qty(takers), qty(fills)), 4);
        putFees(row, "removedLiquidityNetCph", fees(takers), takers);
        return row;
    }

    private static void putFees(Map<String, String> row, String column, BigDecimal fees, List<OwnFill> fills) {
        put(row, column, new Fraction(fees.multiply(BigDecimal.valueOf(10_000)), BigDecimal.valueOf(qty(fills))), 4);
    }

    private static void putShares(Map<String, String> row, String name, List<OwnFill> some, List<OwnFill> all) {
        row.put(name + "Shr", "" + qty(some));
        put(row, name + "Pct", Fraction.of(100 * qty(some), qty(all)), 4);
    }

    private String place(OwnFill fill) {
        Quote quote = tables.before(fill.timeNs());
        if (quote == null) {
            return "none";
        }
        boolean isBuy = order(fill.ids().order()).side() == Side.BUY;
        long px = fill.pxE9();
        if (dollars(px)
                        .compareTo(BigDecimal.valueOf(quote.bidE9() + quote.askE9(), 9)
                                .multiply(new BigDecimal("0.5")))
                == 0) {
            return "mid";
        }
        boolean isNear = isBuy ? px <= quote.bidE9() : px >= quote.askE9();
        boolean isFar = isBuy ? px >= quote.askE9() : px <= quote.bidE9();
        return isNear ? "near" : isFar ? "far" : "between";
    }

    private void putRoutes(Map<String, String> row, List<OwnRoute> routes) {
        if (routes.isEmpty()) {
            return;
        }
        long sent = routes.stream().mapToLong(OwnRoute::qty).sum();
        List<String> ids = routes.stream().map(OwnRoute::id).toList();
        List<OwnFill> fills = made.fills().stream()
                .filter(each -> ids.contains(each.ids().child()))
                .toList();
        row.put("routedShr", "" + sent);
        row.put(
                "iocRoutedShr",
                ""
                        + routes.stream()
                                .filter(OwnRoute::isIoc)
                                .mapToLong(OwnRoute::qty)
                                .sum());
        put(row, "orderSizeShr", Fraction.of(sent, routes.size()), 3);
        put(row, "filledPct", Fraction.of(100 * qty(fills), sent), 4);
        BigDecimal rested = BigDecimal.ZERO;
        int count = 0;
        for (OwnRoute route : routes) {
            boolean provided = fills.stream()
                    .anyMatch(each -> each.ids().child().equals(route.id())
                            && each.terms().liquidity() == Liquidity.MAKER);
            if (provided && route.endNs() != null) {
                rested = rested.add(BigDecimal.valueOf(route.endNs() - route.sentNs(), 6));
                count++;
            }
        }
        put(row, "orderDurationMsec", new Fraction(rested, BigDecimal.valueOf(count)), 3);
    }

    Map<String, Map<String, String>> rts28() {
        BigDecimal all = made.fills().stream().map(SlowVenueTables::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Map<String, String>> rows = new TreeMap<>();
        Map<Integer, List<OwnFill>> byVenue =
                made.fills().stream().collect(Collectors.groupingBy(OwnFill::publisherId));
        byVenue.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, List<OwnFill>> each) -> sum(each.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(5)
                .forEach(each -> rows.put("V" + each.getKey() + "|", row28(each.getKey(), each.getValue(), all)));
        return rows;
    }

    private static BigDecimal worth(OwnFill fill) {
        return dollars(fill.pxE9()).multiply(BigDecimal.valueOf(fill.qty()));
    }

    private static BigDecimal sum(List<OwnFill> fills) {
        return fills.stream().map(SlowVenueTables::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<String, String> row28(int venue, List<OwnFill> fills, BigDecimal all) {
        Map<String, String> row = new TreeMap<>();
        BigDecimal worth = sum(fills);
        BigDecimal passive = sum(fills.stream()
                .filter(each -> each.terms().liquidity() == Liquidity.MAKER)
                .toList());
        BigDecimal directed = sum(fills.stream()
                .filter(each -> directed(each.ids().order()).equals("yes"))
                .toList());
        row.put("class_of_instrument", "equities");
        row.put("venue", "V" + venue);
        row.put("volume", worth.stripTrailingZeros().toPlainString());
        putPercent(row, "volume_pct", worth, all);
        // In these cases each fill has a child order of its own.
        row.put("orders", "" + fills.size());
        put(row, "orders_pct", Fraction.of(100L * fills.size(), made.fills().size()), 4);
        putPercent(row, "passive_pct", passive, worth);
        putPercent(row, "aggressive_pct", worth.subtract(passive), worth);
        putPercent(row, "directed_pct", directed, worth);
        return row;
    }

    private static void putPercent(Map<String, String> row, String column, BigDecimal some, BigDecimal all) {
        put(row, column, new Fraction(some.multiply(BigDecimal.valueOf(100)), all), 4);
    }
}
