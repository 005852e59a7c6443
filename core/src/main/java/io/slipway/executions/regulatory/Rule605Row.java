package io.slipway.executions.regulatory;

import io.slipway.executions.measure.MeasuredFill;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.model.Fill;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import io.slipway.tca.Markouts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums of the covered orders of one row: one month, symbol, size and type. Not thread-safe. */
final class Rule605Row {

    private static final long E9 = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;

    /** Upper ends of the times to execution, excluded; the last class has none. */
    private static final long[] TIMES_NS = {
        100_000L, 1_000_000L, 10_000_000L, E9, 10 * E9, 30 * E9, 300 * E9, Long.MAX_VALUE
    };

    private static final List<String> TIME_COLUMNS = List.of(
            "CvrdOrderQtyto100microsec",
            "CvrdOrderQtyto1millisec",
            "CvrdOrderQtyto10millisec",
            "CvrdOrderQtyto1sec",
            "CvrdOrderQtyto10sec",
            "CvrdOrderQtyto30sec",
            "CvrdOrderQtyto5min",
            "CvrdOrderQtyOthr");

    /** Places of the horizons of the rule among {@link Markouts#HORIZONS_NS}, with their names in columns. */
    private static final int[] HORIZONS = {0, 2, 3, 4, 5};

    private static final List<String> HORIZON_NAMES = List.of("50millisec", "1sec", "15sec", "1min", "5min");

    private final OrderClass.Type type;
    private final long[] qtyByTime = new long[TIMES_NS.length];
    private final ExactMean[] realized = means(HORIZONS.length);
    private final ExactMean mid = new ExactMean();
    private final ExactMean quoted = new ExactMean();
    private final ExactMean effective = new ExactMean();

    /** Quoted spread of the shares executed while the market was neither locked nor crossed; only these are in the ratio. */
    private final ExactMean quotedSpread = new ExactMean();

    /** Effective spread of the same shares. */
    private final ExactMean effectiveOfSpread = new ExactMean();

    /** Amounts against the far touch, and times, of shares that were improved, at the quote and outside it. */
    private final ExactMean[] amounts = means(3);

    private final ExactMean[] times = means(3);
    private final ExactMean allTimes = new ExactMean();
    private long orders;
    private long filledOrders;
    private long qty;
    private long executed;
    private BigInteger notionalE9 = BigInteger.ZERO;

    Rule605Row(OrderClass.Type type) {
        this.type = type;
    }

    private static ExactMean[] means(int count) {
        ExactMean[] means = new ExactMean[count];
        Arrays.setAll(means, i -> new ExactMean());
        return means;
    }

    long executed() {
        return executed;
    }

    void add(MeasuredOrder order, OrderClass as, BigInteger worthE9) {
        orders++;
        filledOrders += order.fills().isEmpty() ? 0 : 1;
        qty = Math.addExact(qty, order.own().order().qty());
        notionalE9 = notionalE9.add(worthE9);
        for (MeasuredFill fill : order.fills()) {
            add(order.own().order().side(), fill, as);
        }
    }

    private void add(Side side, MeasuredFill measured, OrderClass as) {
        Fill fill = measured.fill();
        NationalQuote quote = as.quote();
        long shares = fill.qty();
        long waitedNs = Math.max(0, fill.timeNs() - as.fromNs());
        executed = Math.addExact(executed, shares);
        qtyByTime[timeClass(waitedNs)] += shares;
        allTimes.add(waitedNs, shares);
        mid.add(quote.twiceMidE9(), shares);
        quoted.add(quote.askPxE9() - quote.bidPxE9(), shares);
        effective.add(side.sign() * (2 * fill.pxE9() - quote.twiceMidE9()), shares);
        if (quote.askPxE9() > quote.bidPxE9()) {
            quotedSpread.add(quote.askPxE9() - quote.bidPxE9(), shares);
            effectiveOfSpread.add(side.sign() * (2 * fill.pxE9() - quote.twiceMidE9()), shares);
        }
        for (int h = 0; h < HORIZONS.length; h++) {
            long twiceMidE9 = measured.twiceMidOrCloseE9(HORIZONS[h]);
            if (twiceMidE9 != Markouts.NONE) {
                realized[h].add(side.sign() * (2 * fill.pxE9() - twiceMidE9), shares);
            }
        }
        long worseE9 = side.sign() * (fill.pxE9() - quote.farTouchE9(side));
        int place = 1 + Long.signum(worseE9);
        amounts[place].add(Math.abs(worseE9), shares);
        times[place].add(waitedNs, shares);
    }

    private static int timeClass(long waitedNs) {
        int place = 0;
        while (waitedNs >= TIMES_NS[place]) {
            place++;
        }
        return place;
    }

    void put(Fields fields) {
        fields.put("CvrdOrderCnt", orders)
                .put("CvrdOrderSize", new BigDecimal(notionalE9, 9).stripTrailingZeros())
                .put("CvrdOrderQty", qty)
                .put("CvrdOrderCnclQty", qty - executed)
                .put("CvrdOrderExctdQty", 0)
                .put("CvrdOrderExctdAwayQty", executed);
        for (int i = 0; i < TIMES_NS.length; i++) {
            fields.put(TIME_COLUMNS.get(i), qtyByTime[i]);
        }
        for (int h = 0; h < HORIZONS.length; h++) {
            fields.put("AvgRealSprd" + HORIZON_NAMES.get(h), realized[h].over(E9))
                    .put("AvgRealSprdPct" + HORIZON_NAMES.get(h), overMid(realized[h]));
        }
        fields.put("ExctdOrderMidPtAvg", mid.over(2 * E9))
                .put("ExctdOrderAvgQuotSprd", quoted.over(E9))
                .put("AvgEffctvSprd", effective.over(E9))
                .put("AvgEffctvSprdPct", overMid(effective))
                .put("AvgEFQPct", effectiveOfSpread.percentOf(quotedSpread));
        if (type.hasPriceImprovement()) {
            putPrices(fields);
        }
        if (type.isNonMarketable()) {
            fields.put("FilledOrderCnt", filledOrders).put("FilledOrderWghtdAvgTime", allTimes.over(NS_PER_MS));
        }
    }

    /** A mean over the mean mid, of which twice is known. */
    private @Nullable BigDecimal overMid(ExactMean mean) {
        BigInteger two = BigInteger.TWO;
        return ExactMean.ratio(
                mean.sum().multiply(mid.weight()).multiply(two), mean.weight().multiply(mid.sum()));
    }

    private void putPrices(Fields fields) {
        fields.put("ExctdPIOrdersQty", amounts[0].weight())
                .put("ExctdPIOrdWghtdAvgAmtPerShare", amounts[0].over(E9))
                .put("ExctdPIOrdWghtdAvgTime", times[0].over(NS_PER_MS))
                .put("ExctdOrderAtQuotQty", amounts[1].weight())
                .put("ExctdAtQuotOrdWghtdAvgTime", times[1].over(NS_PER_MS))
                .put("ExctdOrderOutQuotQty", amounts[2].weight())
                .put("ExctdOutQuotOrdWghtdAvgAmt", amounts[2].over(E9))
                .put("ExctdOutQuotOrdWghtdAvgTime", times[2].over(NS_PER_MS));
    }
}
