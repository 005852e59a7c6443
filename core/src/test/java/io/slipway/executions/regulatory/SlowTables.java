package io.slipway.executions.regulatory;

import io.slipway.executions.OrderTags;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.regulatory.RandomOrdersTest.Case;
import io.slipway.executions.regulatory.RandomOrdersTest.Quote;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of a case, computed plainly: every quote is found by going over the list, every mean is a fraction of decimals. */
final class SlowTables {

    private static final long SECOND = RandomOrdersTest.SECOND;
    private static final String[] HORIZONS = {"50millisec", "1sec", "15sec", "1min", "5min"};
    private static final long[] HORIZONS_NS = {50_000_000L, SECOND, 15 * SECOND, 60 * SECOND, 300 * SECOND};

    private final Case made;

    SlowTables(Case made) {
        this.made = made;
    }

    /** A fill with its order's side, class and reference. */
    private record Line(Side side, OwnFill fill, long fromNs, Quote quote) {}

    private record Covered(OwnOrder order, String type, long fromNs, Quote quote, BigDecimal worth) {}

    private @Nullable Quote at(long timeNs) {
        Quote last = null;
        for (Quote each : made.quotes()) {
            last = each.timeNs() <= timeNs ? each : last;
        }
        return last;
    }

    @Nullable
    Quote before(long timeNs) {
        Quote last = null;
        for (Quote each : made.quotes()) {
            last = each.timeNs() < timeNs ? each : last;
        }
        return last == null ? at(timeNs) : last;
    }

    private static BigDecimal dollars(long e9) {
        return BigDecimal.valueOf(e9, 9);
    }

    private List<OwnFill> fillsOf(OwnOrder order) {
        return made.fills().stream()
                .filter(each -> each.ids().order().equals(order.id()))
                .toList();
    }

    private long lastNs(OwnOrder order) {
        long endNs = Objects.requireNonNull(order.times().endNs());
        return Math.max(
                endNs, fillsOf(order).stream().mapToLong(OwnFill::timeNs).max().orElse(0));
    }

    private @Nullable Covered covered(OwnOrder order) {
        long arrivalNs = Objects.requireNonNull(order.times().arrivalNs());
        Quote quote = at(arrivalNs);
        String inForce = order.tags().getOrDefault(OrderTags.TIME_IN_FORCE, "");
        boolean isSpecial = inForce.equals(OrderTags.FOK) || inForce.equals(OrderTags.AT_AUCTION);
        if (order.tags().containsKey(OrderTags.ORDER_TYPE) || isSpecial) {
            return null;
        }
        boolean isLate = quote == null;
        if (isLate && order.prices().limitE9() != null) {
            quote = made.quotes().stream()
                    .filter(each -> each.timeNs() > arrivalNs && each.timeNs() <= lastNs(order))
                    .findFirst()
                    .orElse(null);
        }
        if (quote == null) {
            return null;
        }
        boolean isBuy = order.side() == Side.BUY;
        Long limit = order.prices().limitE9();
        long touch = isBuy ? quote.askE9() : quote.bidE9();
        if (limit == null) {
            return new Covered(order, "MXXNN", arrivalNs, quote, worth(order, touch));
        }
        String ioc = order.tags().containsKey(OrderTags.TIME_IN_FORCE) ? "Y" : "N";
        if (isBuy ? limit >= touch : limit <= touch) {
            return isLate ? null : new Covered(order, "LYN" + ioc + "N", arrivalNs, quote, worth(order, limit));
        }
        boolean isMid = isBuy ? 2 * limit >= quote.bidE9() + quote.askE9() : 2 * limit <= quote.bidE9() + quote.askE9();
        String type = "LN" + (isMid ? "Y" : "N") + ioc + "N";
        long firstNs = isLate ? quote.timeNs() : arrivalNs;
        List<Quote> later = new ArrayList<>(List.of(new Quote(firstNs, quote.bidE9(), quote.askE9())));
        made.quotes().stream()
                .filter(each -> each.timeNs() > arrivalNs && each.timeNs() <= lastNs(order))
                .forEach(later::add);
        for (Quote each : later) {
            if (isBuy ? limit >= each.bidE9() : limit <= each.askE9()) {
                return new Covered(order, type, each.timeNs(), each, worth(order, limit));
            }
        }
        return null;
    }

    private static BigDecimal worth(OwnOrder order, long pxE9) {
        return dollars(pxE9).multiply(BigDecimal.valueOf(order.qty()));
    }

    private static String size(BigDecimal worth) {
        String found = "0";
        for (String each : new String[] {"250", "1000", "5000", "10000", "20000", "50000", "200000"}) {
            found = worth.compareTo(new BigDecimal(each)) >= 0 ? each : found;
        }
        return found;
    }

    Map<String, Map<String, String>> rule605() {
        Map<String, List<Covered>> groups = made.orders().stream()
                .map(this::covered)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.groupingBy(
                        each -> (each.order().qty() >= 100 ? "ROUND|" : "ODD|") + size(each.worth()) + "|" + each.type()
                                + "|",
                        TreeMap::new,
                        Collectors.toList()));
        Map<String, Map<String, String>> rows = new TreeMap<>();
        groups.forEach((key, orders) -> rows.put(key, row605(key.split("\\|"), orders)));
        return rows;
    }

    private Map<String, String> row605(String[] key, List<Covered> orders) {
        Map<String, String> row = new TreeMap<>();
        // The first minutes of 1970 UTC are of 31 December in New York.
        row.put("RptDate", "196912");
        row.put("Symbol", "X");
        row.put("LotSizeFlag", key[0]);
        row.put("OrderSize", key[1]);
        row.put("OrderType", key[2]);
        List<Line> lines = new ArrayList<>();
        for (Covered each : orders) {
            for (OwnFill fill : fillsOf(each.order())) {
                lines.add(new Line(each.order().side(), fill, each.fromNs(), each.quote()));
            }
        }
        long qty = orders.stream().mapToLong(each -> each.order().qty()).sum();
        long executed = shares(lines);
        row.put("CvrdOrderCnt", "" + orders.size());
        row.put(
                "CvrdOrderSize",
                orders.stream()
                        .map(Covered::worth)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .stripTrailingZeros()
                        .toPlainString());
        row.put("CvrdOrderQty", "" + qty);
        row.put("CvrdOrderCnclQty", "" + (qty - executed));
        row.put("CvrdOrderExctdQty", "0");
        row.put("CvrdOrderExctdAwayQty", "" + executed);
        putTimes(row, lines);
        putSpreads(row, lines);
        if (!key[2].startsWith("LNN")) {
            putPrices(row, lines);
        }
        if (key[2].startsWith("LN")) {
            row.put(
                    "FilledOrderCnt",
                    ""
                            + orders.stream()
                                    .filter(each -> !fillsOf(each.order()).isEmpty())
                                    .count());
            put(row, "FilledOrderWghtdAvgTime", mean(lines, SlowTables::waitedMs));
        }
        return row;
    }

    private static long shares(List<Line> lines) {
        return lines.stream().mapToLong(each -> each.fill().qty()).sum();
    }

    private static BigDecimal waitedMs(Line line) {
        return BigDecimal.valueOf(Math.max(0, line.fill().timeNs() - line.fromNs()), 6);
    }

    private static void putTimes(Map<String, String> row, List<Line> lines) {
        String[] names = {"100microsec", "1millisec", "10millisec", "1sec", "10sec", "30sec", "5min", "Othr"};
        String[] ends = {"0.1", "1", "10", "1000", "10000", "30000", "300000", "1e30"};
        BigDecimal from = BigDecimal.ZERO;
        for (int i = 0; i < names.length; i++) {
            BigDecimal low = from;
            BigDecimal high = new BigDecimal(ends[i]);
            List<Line> some = lines.stream()
                    .filter(each ->
                            waitedMs(each).compareTo(low) >= 0 && waitedMs(each).compareTo(high) < 0)
                    .toList();
            row.put(i + 1 < names.length ? "CvrdOrderQtyto" + names[i] : "CvrdOrderQtyOthr", "" + shares(some));
            from = high;
        }
    }

    private static BigDecimal mid(Quote quote) {
        return dollars(quote.bidE9()).add(dollars(quote.askE9())).multiply(new BigDecimal("0.5"));
    }

    private static BigDecimal spread(Line line, BigDecimal mid) {
        BigDecimal away = dollars(line.fill().pxE9()).subtract(mid);
        return away.add(away).multiply(BigDecimal.valueOf(line.side().sign()));
    }

    private void putSpreads(Map<String, String> row, List<Line> lines) {
        Fraction mid = mean(lines, each -> mid(each.quote()));
        Fraction quoted =
                mean(lines, each -> dollars(each.quote().askE9() - each.quote().bidE9()));
        Fraction effective = mean(lines, each -> spread(each, mid(each.quote())));
        long endNs = made.quotes().get(made.quotes().size() - 1).timeNs();
        for (int h = 0; h < HORIZONS.length; h++) {
            long horizonNs = HORIZONS_NS[h];
            List<Line> some = lines.stream()
                    .filter(each -> each.fill().timeNs() + horizonNs <= endNs
                            && at(each.fill().timeNs() + horizonNs) != null)
                    .toList();
            Fraction realized = mean(
                    some,
                    each -> spread(
                            each, mid(Objects.requireNonNull(at(each.fill().timeNs() + horizonNs)))));
            put(row, "AvgRealSprd" + HORIZONS[h], realized);
            put(row, "AvgRealSprdPct" + HORIZONS[h], realized.over(mid));
        }
        put(row, "ExctdOrderMidPtAvg", mid);
        put(row, "ExctdOrderAvgQuotSprd", quoted);
        put(row, "AvgEffctvSprd", effective);
        put(row, "AvgEffctvSprdPct", effective.over(mid));
        List<Line> open = lines.stream()
                .filter(each -> each.quote().askE9() > each.quote().bidE9())
                .toList();
        put(
                row,
                "AvgEFQPct",
                mean(open, each -> spread(each, mid(each.quote())))
                        .over(mean(
                                open,
                                each -> dollars(
                                        each.quote().askE9() - each.quote().bidE9())))
                        .over(Fraction.of(1, 100)));
    }

    private static BigDecimal worse(Line line) {
        long touch =
                line.side() == Side.BUY ? line.quote().askE9() : line.quote().bidE9();
        return dollars(line.side().sign() * (line.fill().pxE9() - touch));
    }

    private static void putPrices(Map<String, String> row, List<Line> lines) {
        List<Line> better =
                lines.stream().filter(each -> worse(each).signum() < 0).toList();
        List<Line> same =
                lines.stream().filter(each -> worse(each).signum() == 0).toList();
        List<Line> outside =
                lines.stream().filter(each -> worse(each).signum() > 0).toList();
        row.put("ExctdPIOrdersQty", "" + shares(better));
        put(
                row,
                "ExctdPIOrdWghtdAvgAmtPerShare",
                mean(better, each -> worse(each).negate()));
        put(row, "ExctdPIOrdWghtdAvgTime", mean(better, SlowTables::waitedMs));
        row.put("ExctdOrderAtQuotQty", "" + shares(same));
        put(row, "ExctdAtQuotOrdWghtdAvgTime", mean(same, SlowTables::waitedMs));
        row.put("ExctdOrderOutQuotQty", "" + shares(outside));
        put(row, "ExctdOutQuotOrdWghtdAvgAmt", mean(outside, SlowTables::worse));
        put(row, "ExctdOutQuotOrdWghtdAvgTime", mean(outside, SlowTables::waitedMs));
    }

    private static Fraction mean(List<Line> lines, Function<Line, BigDecimal> of) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line each : lines) {
            sum = sum.add(of.apply(each).multiply(BigDecimal.valueOf(each.fill().qty())));
        }
        return new Fraction(sum, BigDecimal.valueOf(shares(lines)));
    }

    private static void put(Map<String, String> row, String column, Fraction value) {
        value.put(row, column, 6);
    }
}
