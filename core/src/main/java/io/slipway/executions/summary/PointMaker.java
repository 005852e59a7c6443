package io.slipway.executions.summary;

import io.slipway.calendar.MarketCalendar;
import io.slipway.executions.OrderTags;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.measure.MarketActivity;
import io.slipway.executions.measure.MarketCosts;
import io.slipway.executions.measure.MeasuredFill;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.model.Instrument;
import io.slipway.model.NationalQuote;
import io.slipway.tca.CostBreakdown;
import io.slipway.tca.CostBreakdown.Bar;
import io.slipway.tca.ImplementationShortfall;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes the figures of an order that summaries need. */
final class PointMaker {

    private static final double NS_PER_S = 1e9;

    /** Lower ends of the sizes of Rule 605 as amended in 2024, in shares. */
    private static final long[] SIZES = {1, 100, 500, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000};

    /** Lower ends of the groups of the spread in bps: a cent of a stock of 50 dollars is 2 bps. */
    private static final double[] SPREADS_BPS = {0, 1, 2, 5, 10, 20, 50};

    /** Lower ends of the groups of the volatility of a session in bps: 100 is a calm large stock, 400 a small one. */
    private static final double[] VOLATILITIES_BPS = {0, 50, 100, 200, 400, 800};

    private static final double BPS = 10_000;

    private PointMaker() {}

    static OrderPoint of(MeasuredOrder order, MarketCalendar calendar, Instrument instrument) {
        OwnOrder own = order.own().order();
        MarketCosts market = order.market();
        return new OrderPoint(
                own.id(),
                order.window(),
                groups(order, calendar, instrument),
                MoneyTotals.of(own.qty(), order.execution().qty(), order.shortfall()),
                measures(order),
                market == null ? Double.NaN : market.filledBps(),
                market == null ? List.of() : market.strategies(),
                ImpactPoint.of(order));
    }

    private static Map<Dimension, String> groups(MeasuredOrder order, MarketCalendar calendar, Instrument instrument) {
        Map<Dimension, String> groups = new EnumMap<>(Dimension.class);
        OwnOrder own = order.own().order();
        putTag(groups, Dimension.BROKER, own, OrderTags.BROKER);
        putTag(groups, Dimension.STRATEGY, own, OrderTags.STRATEGY);
        putTag(groups, Dimension.TRADER, own, OrderTags.TRADER);
        putTag(groups, Dimension.ACCOUNT, own, OrderTags.ACCOUNT);
        groups.put(Dimension.SYMBOL, own.symbol());
        groups.put(Dimension.SIDE, own.side().name().toLowerCase(Locale.ROOT));
        long arrivalNs = order.own().arrivalNs();
        groups.put(Dimension.DAY, calendar.tradingDateOf(arrivalNs).toString());
        int hour = Instant.ofEpochSecond(0, arrivalNs).atZone(calendar.zone()).getHour();
        groups.put(Dimension.HOUR, String.format(Locale.ROOT, "%02d:00", hour));
        groups.put(Dimension.SIZE, size(instrument.qty(own.qty()), instrument));
        Map<Integer, Long> byVenue = new TreeMap<>();
        order.fills()
                .forEach(each ->
                        byVenue.merge(each.fill().publisherId(), each.fill().qty(), Long::sum));
        byVenue.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(most -> groups.put(Dimension.VENUE, most.getKey().toString()));
        MarketCosts market = order.market();
        if (market != null) {
            putMarket(groups, market.activity());
        }
        return groups;
    }

    private static void putMarket(Map<Dimension, String> groups, MarketActivity activity) {
        NationalQuote quote = activity.receipt().quote();
        if (quote != null && quote.twiceMidE9() > 0) {
            double bps = 2 * BPS * (quote.askPxE9() - quote.bidPxE9()) / quote.twiceMidE9();
            groups.put(Dimension.SPREAD, range(SPREADS_BPS, Math.max(0, bps)));
        }
        if (!Double.isNaN(activity.volatilityBps())) {
            groups.put(Dimension.VOLATILITY, range(VOLATILITIES_BPS, activity.volatilityBps()));
        }
    }

    /** The group of a value. */
    private static String range(double[] lower, double value) {
        int place = 0;
        while (place + 1 < lower.length && value >= lower[place + 1]) {
            place++;
        }
        return place + 1 == lower.length
                ? String.format(Locale.ROOT, "%.0f bps and more", lower[place])
                : String.format(Locale.ROOT, "%.0f to %.0f bps", lower[place], lower[place + 1]);
    }

    private static void putTag(Map<Dimension, String> groups, Dimension dimension, OwnOrder order, String tag) {
        String value = order.tags().get(tag);
        if (value != null) {
            groups.put(dimension, value);
        }
    }

    /** The groups of Rule 605 for whole shares, and powers of ten for instruments that are traded in parts. */
    private static String size(BigDecimal size, Instrument instrument) {
        if (instrument.qtyStep().compareTo(BigDecimal.ONE) != 0) {
            BigDecimal lower = BigDecimal.ONE.scaleByPowerOfTen(size.precision() - size.scale() - 1);
            return lower.toPlainString() + " to below "
                    + lower.movePointRight(1).toPlainString();
        }
        int place = 0;
        while (place + 1 < SIZES.length && size.compareTo(BigDecimal.valueOf(SIZES[place + 1])) >= 0) {
            place++;
        }
        return place + 1 == SIZES.length ? SIZES[place] + "+" : SIZES[place] + "-" + (SIZES[place + 1] - 1);
    }

    private static Map<Measure, Double> measures(MeasuredOrder order) {
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        order.costBps("arrival_mid").ifPresent(bps -> measures.put(Measure.COST_VS_ARRIVAL_BPS, bps.doubleValue()));
        if (!order.isOfAuctions()) {
            order.costBps("print_vwap").ifPresent(bps -> measures.put(Measure.COST_VS_VWAP_BPS, bps.doubleValue()));
        }
        ImplementationShortfall shortfall = order.shortfall();
        BigDecimal shortfallBps = shortfall == null ? null : shortfall.totalBps();
        if (shortfallBps != null) {
            measures.put(Measure.SHORTFALL_BPS, shortfallBps.doubleValue());
        }
        order.knownWait().ifPresent(speed -> measures.put(Measure.FIRST_FILL_S, speed.firstNs() / NS_PER_S));
        MarketCosts market = order.market();
        if (market != null && !order.fills().isEmpty()) {
            FillStatistics fills = new FillStatistics();
            for (MeasuredFill fill : order.fills()) {
                fills.add(order.window().side(), fill);
            }
            measures.put(Measure.TAKER_SHARE, (double) fills.takerQty() / fills.qty());
            if (Double.isFinite(fills.effectiveOverQuoted())) {
                measures.put(Measure.EFFECTIVE_OVER_QUOTED, fills.effectiveOverQuoted());
            }
            TakerPrices prices = fills.prices();
            long taken = prices.improvedQty() + prices.atQuoteQty() + prices.outsideQty();
            if (taken > 0) {
                measures.put(Measure.OUTSIDE_SHARE, (double) prices.outsideQty() / taken);
            }
            CostBreakdown costs = market.tca().costs();
            if (costs != null && costs.worth().signum() != 0) {
                putBars(measures, costs);
            }
        }
        return measures;
    }

    private static void putBars(Map<Measure, Double> measures, CostBreakdown costs) {
        putBar(measures, Measure.DRIFT_TO_FIRST_FILL_BPS, costs, Bar.DRIFT_TO_FIRST_FILL);
        putBar(measures, Measure.DRIFT_AFTER_FIRST_FILL_BPS, costs, Bar.DRIFT_AFTER_FIRST_FILL);
        putBar(measures, Measure.SPREAD_BPS, costs, Bar.SPREAD);
        putBar(measures, Measure.WALK_THE_BOOK_BPS, costs, Bar.WALK_THE_BOOK);
        putBar(measures, Measure.FEES_BPS, costs, Bar.FEES, Bar.REBATES);
    }

    private static void putBar(Map<Measure, Double> measures, Measure measure, CostBreakdown costs, Bar... bars) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Bar bar : bars) {
            sum = sum.add(costs.bars().getOrDefault(bar, BigDecimal.ZERO));
        }
        measures.put(measure, costs.bps(sum).doubleValue());
    }
}
