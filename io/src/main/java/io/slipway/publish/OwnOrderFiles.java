package io.slipway.publish;

import io.slipway.executions.OrderTags;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.measure.MarketCosts;
import io.slipway.executions.measure.MeasuredFill;
import io.slipway.executions.measure.MeasuredOrder;
import io.slipway.executions.rivals.StrategyCost;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.NationalQuote;
import io.slipway.publish.values.Decimals;
import io.slipway.result.file.OwnOrderKeys;
import io.slipway.result.file.Units;
import io.slipway.result.file.VenueKeys;
import io.slipway.result.schema.Conversion;
import io.slipway.result.schema.Values;
import io.slipway.tca.ImplementationShortfall;
import io.slipway.tca.Markouts;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes {@code orders.csv} and {@code executions.csv}, order by order. */
public final class OwnOrderFiles implements AutoCloseable {

    private static final double NS_PER_S = 1e9;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final CsvFile orders;
    private final CsvFile fills;
    private final List<String> strategies;
    private final IntFunction<String> venueName;

    private OwnOrderFiles(CsvFile orders, CsvFile fills, List<String> strategies, IntFunction<String> venueName) {
        this.orders = orders;
        this.fills = fills;
        this.strategies = List.copyOf(strategies);
        this.venueName = venueName;
    }

    /**
     * Opens both files of a directory.
     *
     * @param strategies names of the strategies, in their order
     * @param venueName name of a publisher id
     * @param instrument in whose steps and multiplier orders were measured; its symbol does not matter
     */
    public static OwnOrderFiles open(
            Path directory, List<String> strategies, IntFunction<String> venueName, Instrument instrument)
            throws IOException {
        Conversion units = Units.of(instrument);
        List<String> horizons =
                Markouts.HORIZONS_NS.stream().map(VenueKeys::horizon).toList();
        CsvFile orders =
                CsvFile.open(directory.resolve(OwnOrderKeys.ORDERS.name()), OwnOrderKeys.ORDERS, strategies, units);
        try {
            return new OwnOrderFiles(
                    orders,
                    CsvFile.open(directory.resolve(OwnOrderKeys.FILLS.name()), OwnOrderKeys.FILLS, horizons, units),
                    strategies,
                    venueName);
        } catch (IOException e) {
            orders.close();
            throw e;
        }
    }

    /** Writes an order and its fills. */
    public void write(MeasuredOrder order) throws IOException {
        orders.write(row(order));
        for (MeasuredFill fill : order.fills()) {
            fills.write(row(order, fill));
        }
    }

    private Values row(MeasuredOrder order) {
        OwnOrder own = order.own().order();
        Values values = Values.of(OwnOrderKeys.ORDERS)
                .put(OwnOrderKeys.ID, own.id())
                .put(OwnOrderKeys.SYMBOL, own.symbol())
                .put(OwnOrderKeys.SIDE, own.side().name().toLowerCase(Locale.ROOT))
                .put(OwnOrderKeys.QTY, own.qty())
                .put(OwnOrderKeys.FILLED_QTY, order.execution().qty())
                .put(OwnOrderKeys.INFERRED, order.own().inferred())
                .put(OwnOrderKeys.START, Decimals.time(order.window().startNs()))
                .put(OwnOrderKeys.END, Decimals.time(order.window().endNs()))
                .put(OwnOrderKeys.BROKER, own.tags().getOrDefault(OrderTags.BROKER, ""))
                .put(OwnOrderKeys.STRATEGY, own.tags().getOrDefault(OrderTags.STRATEGY, ""))
                .put(OwnOrderKeys.TRADER, own.tags().getOrDefault(OrderTags.TRADER, ""))
                .put(OwnOrderKeys.ACCOUNT, own.tags().getOrDefault(OrderTags.ACCOUNT, ""))
                .put(OwnOrderKeys.CASH, order.execution().cash())
                .put(
                        OwnOrderKeys.AVG_PX,
                        order.execution().qty() == 0 ? null : order.execution().averagePx());
        putShortfall(values, order.shortfall());
        putPrices(values, order);
        putMarket(values, order);
        return values;
    }

    private static void putShortfall(Values values, @Nullable ImplementationShortfall shortfall) {
        if (shortfall == null) {
            return;
        }
        values.put(OwnOrderKeys.DELAY, Decimals.plain(shortfall.delay()))
                .put(OwnOrderKeys.EXECUTION, Decimals.plain(shortfall.execution()))
                .put(OwnOrderKeys.OPPORTUNITY, shortfall.isMarked() ? Decimals.plain(shortfall.opportunity()) : null)
                .put(OwnOrderKeys.FEES, Decimals.plain(shortfall.fees()))
                .put(OwnOrderKeys.TOTAL, Decimals.plain(shortfall.total()))
                .put(OwnOrderKeys.PEROLD, shortfall.isMarked() ? Decimals.plain(shortfall.unfilledPaper()) : null)
                .put(OwnOrderKeys.TOTAL_BPS, shortfall.totalBps());
    }

    private static void putPrices(Values values, MeasuredOrder order) {
        OwnOrderKeys.PRICES.forEach(
                (name, key) -> values.put(key, order.prices().get(name)));
        OwnOrderKeys.COSTS.forEach(
                (name, key) -> values.put(key, order.costBps(name).orElse(null)));
        values.put(
                        OwnOrderKeys.FIRST_FILL_S,
                        order.speed()
                                .map(speed -> Decimals.of(speed.firstNs() / NS_PER_S))
                                .orElse(null))
                .put(
                        OwnOrderKeys.MEAN_FILL_S,
                        order.speed()
                                .map(speed -> Decimals.of(speed.meanNs() / NS_PER_S))
                                .orElse(null));
    }

    private void putMarket(Values values, MeasuredOrder order) {
        MarketCosts market = order.market();
        boolean hasBest = market != null
                && market.bestPossible().qty() == order.own().order().qty();
        values.put(OwnOrderKeys.TAKER_QTY, takerQty(order))
                .put(
                        OwnOrderKeys.EFFECTIVE_SPREAD_BPS,
                        market == null
                                ? null
                                : Decimals.orNull(market.tca().quality().effectiveSpreadBps()))
                .put(
                        OwnOrderKeys.BEST_POSSIBLE_PX,
                        market == null || !hasBest
                                ? null
                                : market.bestPossible().averagePx())
                .put(OwnOrderKeys.EXECUTED_BPS, market == null ? null : Decimals.orNull(market.filledBps()));
        Map<String, BigDecimal> costs = new LinkedHashMap<>();
        for (String name : strategies) {
            costs.put(
                    name,
                    market == null
                            ? null
                            : market.strategies().stream()
                                    .filter(each -> each.name().equals(name))
                                    .map(StrategyCost::bps)
                                    .map(Decimals::of)
                                    .findFirst()
                                    .orElse(null));
        }
        values.put(OwnOrderKeys.STRATEGY_COSTS, costs);
    }

    private static long takerQty(MeasuredOrder order) {
        return order.fills().stream()
                .map(MeasuredFill::fill)
                .filter(fill -> fill.liquidity() == Liquidity.TAKER)
                .mapToLong(Fill::qty)
                .sum();
    }

    private Values row(MeasuredOrder order, MeasuredFill measured) {
        Fill fill = measured.fill();
        NationalQuote quote = fill.market();
        Map<String, @Nullable BigDecimal> mids = new LinkedHashMap<>();
        for (int h = 0; h < Markouts.HORIZONS_NS.size(); h++) {
            long twice = measured.twiceMidsE9().isEmpty()
                    ? Markouts.NONE
                    : measured.twiceMidsE9().get(h);
            mids.put(
                    VenueKeys.horizon(Markouts.HORIZONS_NS.get(h)),
                    twice == Markouts.NONE
                            ? null
                            : Decimals.plain(new BigDecimal(BigInteger.valueOf(twice), 9).multiply(HALF)));
        }
        return Values.of(OwnOrderKeys.FILLS)
                .put(OwnOrderKeys.FILL_ORDER, order.own().order().id())
                .put(OwnOrderKeys.FILL_ID, measured.own().ids().execution())
                .put(OwnOrderKeys.FILL_TIME, Decimals.time(fill.timeNs()))
                .put(OwnOrderKeys.FILL_PUBLISHER, (long) fill.publisherId())
                .put(OwnOrderKeys.FILL_VENUE, venueName.apply(fill.publisherId()))
                .put(OwnOrderKeys.FILL_SIDE, order.window().side().name().toLowerCase(Locale.ROOT))
                .put(OwnOrderKeys.FILL_QTY, fill.qty())
                .put(OwnOrderKeys.FILL_PRICE, Money.toDecimal(fill.pxE9()))
                .put(OwnOrderKeys.FILL_FEE, Money.toDecimal(fill.feeE9()))
                .put(OwnOrderKeys.FILL_LIQUIDITY, fill.liquidity().name().toLowerCase(Locale.ROOT))
                .put(OwnOrderKeys.FILL_PHASE, measured.phase().key())
                .put(OwnOrderKeys.FILL_NBB, quote == null ? null : Money.toDecimal(quote.bidPxE9()))
                .put(OwnOrderKeys.FILL_NBO, quote == null ? null : Money.toDecimal(quote.askPxE9()))
                .put(
                        OwnOrderKeys.FILL_REACHABLE_PX,
                        measured.reachableE9() == null ? null : Money.toDecimal(measured.reachableE9()))
                .put(OwnOrderKeys.FILL_MIDS, mids);
    }

    @Override
    public void close() throws IOException {
        try (orders;
                fills) {
            // Both are closed, whichever fails.
        }
    }
}
