package io.slipway.executions.regulatory;

import io.slipway.calendar.MarketCalendar;
import io.slipway.executions.OrderTags;
import io.slipway.executions.OwnFill;
import io.slipway.executions.measure.MeasuredFill;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The venue tables of Rule 606(b)(3) by month, directed or not, and venue. Not thread-safe. */
final class Rule606 {

    /** Names of the SEC's schema where it has one. */
    static final List<String> COLUMNS = List.of(("directed,year,mon,sentShr,venueName,mic,routedShr,iocRoutedShr,"
                    + "furtherRoutableShr,orderSizeShr,executedShr,filledPct,fillSizeShr,netFeeOrRebateCph,midpointShr,"
                    + "midpointPct,nearsideShr,nearsidePct,farsideShr,farsidePct,providedLiqudityShr,providedLiquidityPct,"
                    + "orderDurationMsec,providedLiquidityNetCph,removedLiquidityShr,removedLiquidityPct,"
                    + "removedLiquidityNetCph")
            .split(","));

    private static final int DECIMALS = 4;
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** Cents of a hundred shares in a dollar of one share. */
    private static final BigInteger CENTS_PER_HUNDRED = BigInteger.valueOf(10_000);

    private static final BigInteger E9 = BigInteger.valueOf(1_000_000_000L);

    private final TreeMap<Month, MonthSums> months = new TreeMap<>();
    private final RouteStatistics routes;
    private final IntFunction<String> venueName;

    Rule606(RouteStatistics routes, IntFunction<String> venueName) {
        this.routes = routes;
        this.venueName = venueName;
    }

    /** A month of directed orders or of others. */
    record Month(boolean directed, YearMonth month) implements Comparable<Month> {

        @Override
        public int compareTo(Month other) {
            int byDirected = Boolean.compare(other.directed, directed);
            return byDirected != 0 ? byDirected : month.compareTo(other.month);
        }
    }

    private static final class MonthSums {
        private long sent;
        private final TreeMap<Integer, VenueSums> venues = new TreeMap<>();
    }

    private static final class VenueSums {

        private long fills;
        private long executed;
        private long mid;
        private long near;
        private long far;
        private long provided;
        private BigInteger feesE9 = BigInteger.ZERO;
        private BigInteger providedFeesE9 = BigInteger.ZERO;

        void add(Side side, Fill fill) {
            fills++;
            executed = Math.addExact(executed, fill.qty());
            feesE9 = feesE9.add(fill.feeE9());
            if (fill.liquidity() == Liquidity.MAKER) {
                provided += fill.qty();
                providedFeesE9 = providedFeesE9.add(fill.feeE9());
            }
            NationalQuote quote = fill.market();
            if (quote == null) {
                return;
            }
            long nearE9 = side == Side.BUY ? quote.bidPxE9() : quote.askPxE9();
            if (2 * fill.pxE9() == quote.twiceMidE9()) {
                mid += fill.qty();
            } else if (side.sign() * (fill.pxE9() - nearE9) <= 0) {
                near += fill.qty();
            } else if (side.sign() * (fill.pxE9() - quote.farTouchE9(side)) >= 0) {
                far += fill.qty();
            }
        }
    }

    static Month month(MeasuredOrder order, MarketCalendar calendar) {
        return new Month(
                OrderTags.YES.equals(order.own().order().tags().get(OrderTags.DIRECTED)),
                YearMonth.from(calendar.tradingDateOf(order.own().arrivalNs())));
    }

    void add(MeasuredOrder order, MarketCalendar calendar) {
        Month key = month(order, calendar);
        MonthSums month = months.computeIfAbsent(key, each -> new MonthSums());
        month.sent = Math.addExact(month.sent, order.own().order().qty());
        for (MeasuredFill fill : order.fills()) {
            month.venues
                    .computeIfAbsent(fill.fill().publisherId(), id -> new VenueSums())
                    .add(order.own().order().side(), fill.fill());
        }
        routes.add(key, order);
    }

    RegulatoryTable table() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        long executed = 0;
        for (Map.Entry<Month, MonthSums> month : months.entrySet()) {
            TreeMap<Integer, VenueSums> venues = new TreeMap<>(month.getValue().venues);
            routes.venues(month.getKey()).forEach(id -> venues.putIfAbsent(id, new VenueSums()));
            for (Map.Entry<Integer, VenueSums> venue : venues.entrySet()) {
                Fields fields = new Fields(COLUMNS)
                        .put("directed", month.getKey().directed() ? OrderTags.YES : OrderTags.NO)
                        .put("year", month.getKey().month().getYear())
                        .put("mon", month.getKey().month().getMonthValue())
                        .put("sentShr", month.getValue().sent);
                put(fields, venue.getKey(), venue.getValue());
                routes.put(fields, month.getKey(), venue.getKey());
                rows.add(fields.toList());
                executed += venue.getValue().executed;
            }
        }
        List<String> notes = new ArrayList<>(List.of(
                "Columns of the venue tables of Rule 606(b)(3), with the names of the SEC's schema. Not a filing.",
                "Executed shares: " + executed + " in all. sentShr is of all orders of the month.",
                "Fees are in cents per 100 shares. Shares between the touches and off the mid, and those without a quote,"
                        + " are in no price column.",
                "The best bid and offer of US equities is of quotes of a round lot or more."));
        notes.addAll(routes.notes());
        return new RegulatoryTable("rule606b3", "iVenue", notes, COLUMNS, rows);
    }

    private void put(Fields fields, int publisherId, VenueSums venue) {
        long removed = venue.executed - venue.provided;
        String name = venueName.apply(publisherId);
        fields.put("venueName", name.isEmpty() ? "unknown" : name)
                .put("mic", publisherId > OwnFill.NO_VENUE ? name : null)
                .put("executedShr", venue.executed)
                .put("fillSizeShr", ratio(BigInteger.valueOf(venue.executed), BigInteger.valueOf(venue.fills), 3))
                .put("netFeeOrRebateCph", cph(venue.feesE9, venue.executed))
                .put("midpointShr", venue.mid)
                .put("midpointPct", percent(venue.mid, venue.executed))
                .put("nearsideShr", venue.near)
                .put("nearsidePct", percent(venue.near, venue.executed))
                .put("farsideShr", venue.far)
                .put("farsidePct", percent(venue.far, venue.executed))
                .put("providedLiqudityShr", venue.provided)
                .put("providedLiquidityPct", percent(venue.provided, venue.executed))
                .put("providedLiquidityNetCph", cph(venue.providedFeesE9.negate(), venue.provided))
                .put("removedLiquidityShr", removed)
                .put("removedLiquidityPct", percent(removed, venue.executed))
                .put("removedLiquidityNetCph", cph(venue.feesE9.subtract(venue.providedFeesE9), removed));
    }

    /** A share in percent; null of nothing. */
    static @Nullable BigDecimal percent(long some, long all) {
        return ratio(BigInteger.valueOf(some).multiply(HUNDRED), BigInteger.valueOf(all), DECIMALS);
    }

    private static @Nullable BigDecimal cph(BigInteger feesE9, long shares) {
        return ratio(feesE9.multiply(CENTS_PER_HUNDRED), E9.multiply(BigInteger.valueOf(shares)), DECIMALS);
    }

    /** A ratio, rounded half-even; null where the divisor is zero. */
    static @Nullable BigDecimal ratio(BigInteger dividend, BigInteger divisor, int decimals) {
        return divisor.signum() == 0
                ? null
                : new BigDecimal(dividend).divide(new BigDecimal(divisor), decimals, RoundingMode.HALF_EVEN);
    }
}
