package io.slipway.executions.regulatory;

import io.slipway.calendar.MarketCalendar;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.market.UsEquityUnits;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The detailed report of Rule 605 as amended in 2024, each parent order as one covered order. Not thread-safe. */
final class Rule605 {

    /** The columns of the reporting plan, in its order. */
    static final List<String> COLUMNS = List.of(("DsgntParticipant,RprtEntityCd,RptDate,Symbol,LotSizeFlag,OrderSize,"
                    + "OrderType,CvrdOrderCnt,CvrdOrderSize,CvrdOrderQty,CvrdOrderCnclQty,CvrdOrderExctdQty,"
                    + "CvrdOrderExctdAwayQty,CvrdOrderQtyto100microsec,CvrdOrderQtyto1millisec,CvrdOrderQtyto10millisec,"
                    + "CvrdOrderQtyto1sec,CvrdOrderQtyto10sec,CvrdOrderQtyto30sec,CvrdOrderQtyto5min,CvrdOrderQtyOthr,"
                    + "AvgRealSprd50millisec,AvgRealSprdPct50millisec,AvgRealSprd1sec,AvgRealSprdPct1sec,AvgRealSprd15sec,"
                    + "AvgRealSprdPct15sec,AvgRealSprd1min,AvgRealSprdPct1min,AvgRealSprd5min,AvgRealSprdPct5min,"
                    + "ExctdOrderMidPtAvg,ExctdOrderAvgQuotSprd,AvgEffctvSprd,AvgEffctvSprdPct,AvgEFQPct,"
                    + "ExctdPIOrdersQty,ExctdPIOrdWghtdAvgAmtPerShare,ExctdPIOrdWghtdAvgTime,ExctdOrderAtQuotQty,"
                    + "ExctdAtQuotOrdWghtdAvgTime,ExctdOrderOutQuotQty,ExctdOutQuotOrdWghtdAvgAmt,"
                    + "ExctdOutQuotOrdWghtdAvgTime,ExctdPIOrderRltvBestPrQty,ExctdPIOrderRltvBestPrWghtdAvg,"
                    + "ExctdOrderAtBestPrQty,ExctdOrderOutBestPrQty,ExctdOrderOutBestPrWghtdAvgAmt,"
                    + "ExctdOrderSizeBnchmrkQty,ExctdSIOutsizedQty,FilledOrderCnt,RegExctdOrderQty,"
                    + "RegExctdOrderOnXchngQty,FilledOrderWghtdAvgTime")
            .split(","));

    private static final List<String> EMPTY = List.of(
            "Empty: DsgntParticipant, RprtEntityCd (codes that a plan participant assigns).",
            "Empty: ExctdPIOrderRltvBestPrQty to ExctdOrderOutBestPrWghtdAvgAmt (the best displayed price counts odd lots"
                    + " inside the best bid and offer, which most recordings do not have).",
            "Empty: ExctdOrderSizeBnchmrkQty, ExctdSIOutsizedQty (sizes of the consolidated quote are not kept with orders).",
            "Empty: RegExctdOrderQty, RegExctdOrderOnXchngQty (regular-way prints of all venues, off-exchange ones too, are"
                    + " not in every recording).",
            "CvrdOrderExctdQty is 0 and CvrdOrderExctdAwayQty has all fills: whose fills were internal is not in the data.");

    /** Lower ends of the notional classes in dollars. */
    private static final long[] SIZES = {0, 250, 1_000, 5_000, 10_000, 20_000, 50_000, 200_000};

    private static final long E9 = 1_000_000_000L;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT);

    private final TreeMap<Key, Rule605Row> rows = new TreeMap<>();
    private final Map<OrderClass.Exclusion, long[]> excluded = new EnumMap<>(OrderClass.Exclusion.class);
    private long executed;

    /** Orders with a fill on a later trading day than that on which their time began. */
    private long overnight;

    private record Key(String month, String symbol, OrderClass.Type type, boolean isRound, long size)
            implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int order = month.compareTo(other.month);
            order = order != 0 ? order : symbol.compareTo(other.symbol);
            order = order != 0 ? order : type.compareTo(other.type);
            order = order != 0 ? order : Boolean.compare(isRound, other.isRound);
            return order != 0 ? order : Long.compare(size, other.size);
        }
    }

    void add(MeasuredOrder order, MarketCalendar calendar) {
        OwnOrder own = order.own().order();
        long filled = order.execution().qty();
        executed = Math.addExact(executed, filled);
        OrderClass.Found found = OrderClass.of(order);
        if (found.exclusion() != null) {
            long[] counts = excluded.computeIfAbsent(found.exclusion(), each -> new long[2]);
            counts[0]++;
            counts[1] = Math.addExact(counts[1], filled);
            return;
        }
        OrderClass as = found.get();
        Long limitE9 = own.prices().limitE9();
        long pxE9 = as.type() == OrderClass.Type.MARKET
                ? as.quote().farTouchE9(own.side())
                : Objects.requireNonNull(limitE9);
        BigInteger worthE9 = BigInteger.valueOf(pxE9).multiply(BigInteger.valueOf(own.qty()));
        boolean isRound = own.qty() >= UsEquityUnits.roundLot(order.own().arrivalNs(), pxE9);
        String month = calendar.tradingDateOf(order.own().arrivalNs()).format(MONTH);
        rows.computeIfAbsent(
                        new Key(month, own.symbol(), as.type(), isRound, size(worthE9)),
                        key -> new Rule605Row(as.type()))
                .add(order, as, worthE9);
        LocalDate began = calendar.tradingDateOf(as.fromNs());
        overnight += order.fills().stream()
                        .anyMatch(each ->
                                calendar.tradingDateOf(each.fill().timeNs()).isAfter(began))
                ? 1
                : 0;
    }

    private static long size(BigInteger worthE9) {
        int place = SIZES.length - 1;
        while (place > 0 && worthE9.compareTo(BigInteger.valueOf(SIZES[place]).multiply(BigInteger.valueOf(E9))) < 0) {
            place--;
        }
        return SIZES[place];
    }

    RegulatoryTable table() {
        List<List<@Nullable String>> lines = new ArrayList<>();
        long covered = 0;
        for (Map.Entry<Key, Rule605Row> each : rows.entrySet()) {
            Key key = each.getKey();
            Fields fields = new Fields(COLUMNS)
                    .put("RptDate", key.month())
                    .put("Symbol", key.symbol())
                    .put("LotSizeFlag", key.isRound() ? "ROUND" : "ODD")
                    .put("OrderSize", key.size())
                    .put("OrderType", key.type().code());
            each.getValue().put(fields);
            lines.add(fields.toList());
            covered += each.getValue().executed();
        }
        return new RegulatoryTable("rule605", "row", notes(covered), COLUMNS, lines);
    }

    private List<String> notes(long covered) {
        List<String> notes = new ArrayList<>();
        notes.add("Columns of the detailed report of Rule 605 as amended in 2024. Not a filing.");
        notes.add("Executed shares: " + covered + " in rows, " + (executed - covered) + " of orders left out, "
                + executed + " in all.");
        excluded.forEach((exclusion, counts) ->
                notes.add("Left out: " + counts[0] + (counts[0] == 1 ? " order with " : " orders with ") + counts[1]
                        + " shares, " + exclusion.meaning() + "."));
        if (overnight > 0) {
            notes.add("Times run through closed hours: the nights of " + overnight
                    + (overnight == 1 ? " order" : " orders")
                    + " that traded on a later day are in the mean times and in the classes of time.");
        }
        notes.addAll(EMPTY);
        notes.add(
                "The best bid and offer of US equities is of quotes of a round lot or more; odd lots of a venue at several"
                        + " prices add up to one.");
        return notes;
    }
}
