package io.slipway.publish;

import io.slipway.model.Instrument;
import io.slipway.model.Side;
import io.slipway.model.caps.FeeDoubts;
import io.slipway.pretrade.AddedImpact;
import io.slipway.pretrade.ExpectedCost;
import io.slipway.pretrade.PastDay;
import io.slipway.pretrade.WindowMarket;
import io.slipway.publish.values.Decimals;
import io.slipway.publish.values.FeeValues;
import io.slipway.result.file.Units;
import io.slipway.result.file.pretrade.AddedImpactKeys;
import io.slipway.result.file.pretrade.PretradeKeys;
import io.slipway.result.schema.Values;
import io.slipway.stats.ClusterRegression.Estimate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** {@code pretrade.json}: the cost of an order before it is given. */
public final class PretradeFile {

    /** Shares of a day's volume may be below one in a million. */
    private static final int SIZE_DECIMALS = 9;

    private PretradeFile() {}

    /**
     * The question and its grounds.
     *
     * @param version version of the program
     * @param settings settings that shape the results
     * @param instrument instrument of the market data, in whose steps quantities are
     * @param sha256 digest of the events
     * @param side side of the order
     * @param qty quantity of the order in steps
     * @param window its hours
     * @param doubts days that could not be used, or say little
     */
    public record Question(
            String version,
            Map<String, String> settings,
            Instrument instrument,
            String sha256,
            Side side,
            long qty,
            String window,
            Doubts doubts) {}

    /**
     * Days to doubt.
     *
     * @param leftOut days that could not be used
     * @param early days at whose start fewer than half of the venues show a price on the side that the order takes, though trading is
     *     not halted
     * @param halted days at whose start trading is halted
     * @param interrupted days on which trading is halted within the window and not at its start
     * @param idle strategies that follow the trades of others, where a window shows none
     * @param fees doubts about the fees of the days
     */
    public record Doubts(
            List<String> leftOut,
            List<String> early,
            List<String> halted,
            List<String> interrupted,
            List<String> idle,
            FeeDoubts fees) {}

    /**
     * Impact that is added to the costs.
     *
     * @param sha256 digest of the file with the fit
     * @param model the fit
     * @param added the impact by it
     */
    public record Impact(String sha256, Values model, AddedImpact added) {}

    /**
     * Writes the file into a directory.
     *
     * @param days at least one
     * @param impact empty where none is added
     * @param level probability of an interval
     */
    public static void write(Path directory, Question asked, List<PastDay> days, Optional<Impact> impact, double level)
            throws IOException {
        List<Values> strategies = new ArrayList<>();
        List<ExpectedCost> costs = ExpectedCost.of(days, asked.qty(), level);
        for (int i = 0; i < costs.size(); i++) {
            Values strategy = strategy(costs.get(i), byDay(days, i));
            impact.ifPresent(each -> addImpact(strategy, each.added().bps()));
            strategies.add(strategy);
        }
        strategies.sort(Comparator.comparing(each -> each.get(PretradeKeys.MEAN)));
        JsonFile.write(
                directory.resolve(PretradeKeys.FILE.name()),
                Values.of(PretradeKeys.FILE)
                        .put(PretradeKeys.VERSION, asked.version())
                        .put(PretradeKeys.SETTINGS, asked.settings())
                        .put(PretradeKeys.SYMBOL, asked.instrument().symbol())
                        .put(PretradeKeys.SHA256, asked.sha256())
                        .put(PretradeKeys.SIDE, asked.side().name().toLowerCase(Locale.ROOT))
                        .put(PretradeKeys.QTY, BigDecimal.valueOf(asked.qty()))
                        .put(PretradeKeys.WINDOW, asked.window())
                        .put(PretradeKeys.DAYS, (long) days.size())
                        .put(PretradeKeys.LEFT_OUT, asked.doubts().leftOut())
                        .put(PretradeKeys.EARLY, asked.doubts().early())
                        .put(PretradeKeys.HALTED, orNull(asked.doubts().halted()))
                        .put(PretradeKeys.INTERRUPTED, orNull(asked.doubts().interrupted()))
                        .put(PretradeKeys.IDLE, orNull(asked.doubts().idle()))
                        .put(
                                PretradeKeys.FEE_DOUBTS,
                                FeeValues.doubts(asked.doubts().fees()))
                        .put(PretradeKeys.LEVEL, Decimals.of(level))
                        .put(PretradeKeys.MARKETS, market(days, asked.qty()))
                        .put(
                                PretradeKeys.IMPACT,
                                impact.map(PretradeFile::impact).orElse(null))
                        .put(PretradeKeys.STRATEGIES, strategies)
                        .converted(Units.of(asked.instrument())));
    }

    private static @Nullable List<String> orNull(List<String> some) {
        return some.isEmpty() ? null : some;
    }

    private static Values impact(Impact impact) {
        Map<String, BigDecimal> sizes = new LinkedHashMap<>();
        Map<String, BigDecimal> volatilities = new LinkedHashMap<>();
        for (AddedImpact.Day day : impact.added().days()) {
            sizes.put(day.date().toString(), Decimals.of(day.size(), SIZE_DECIMALS));
            volatilities.put(day.date().toString(), Decimals.of(day.volatilityBps()));
        }
        Estimate bps = impact.added().bps();
        return Values.of(AddedImpactKeys.IMPACT)
                .put(AddedImpactKeys.SHA256, impact.sha256())
                .put(AddedImpactKeys.MODEL, impact.model())
                .put(AddedImpactKeys.SIZES, sizes)
                .put(AddedImpactKeys.VOLATILITIES, volatilities)
                .put(AddedImpactKeys.IN_RANGE, impact.added().daysInRange())
                .put(AddedImpactKeys.ADDED, Decimals.of(bps.value()))
                .put(AddedImpactKeys.ERROR, Decimals.of(bps.standardError()))
                .put(AddedImpactKeys.LOWER, Decimals.of(bps.lower()))
                .put(AddedImpactKeys.UPPER, Decimals.of(bps.upper()));
    }

    /** The ends of both intervals are added, which assumes nothing on how their errors depend on each other. */
    private static void addImpact(Values strategy, Estimate impact) {
        strategy.put(PretradeKeys.WITH_IMPACT, plus(strategy.get(PretradeKeys.MEAN), impact.value()));
        strategy.find(PretradeKeys.MEAN_LOWER)
                .ifPresent(lower -> strategy.put(PretradeKeys.WITH_IMPACT_LOWER, plus(lower, impact.lower())));
        strategy.find(PretradeKeys.MEAN_UPPER)
                .ifPresent(upper -> strategy.put(PretradeKeys.WITH_IMPACT_UPPER, plus(upper, impact.upper())));
    }

    private static BigDecimal plus(BigDecimal cost, double impact) {
        return cost.add(Decimals.of(impact));
    }

    private static Map<String, BigDecimal> byDay(List<PastDay> days, int place) {
        Map<String, BigDecimal> costs = new LinkedHashMap<>();
        days.forEach(day -> costs.put(
                day.date().toString(), Decimals.of(day.costs().get(place).bps())));
        return costs;
    }

    private static Values market(List<PastDay> days, long qty) {
        List<WindowMarket> markets = days.stream().map(PastDay::market).toList();
        double volume = mean(markets, WindowMarket::volume);
        List<BigDecimal> curve = new ArrayList<>();
        for (int i = 0; i < markets.get(0).volumes().size(); i++) {
            int part = i;
            double inPart = mean(markets, each -> each.volumes().get(part));
            curve.add(Decimals.of(volume == 0 ? 0 : inPart / volume));
        }
        return Values.of(PretradeKeys.MARKET)
                .put(PretradeKeys.SPREAD, Decimals.orNull(mean(markets, WindowMarket::spreadBps)))
                .put(PretradeKeys.DISPLAYED, Decimals.orNull(mean(markets, WindowMarket::displayedQty)))
                .put(PretradeKeys.VOLUME, Decimals.of(volume))
                .put(
                        PretradeKeys.LEAST_VOLUME,
                        BigDecimal.valueOf(markets.stream()
                                .mapToLong(WindowMarket::volume)
                                .min()
                                .orElseThrow()))
                .put(PretradeKeys.PARTICIPATION, volume == 0 ? null : Decimals.of(qty / volume))
                .put(PretradeKeys.CURVE, curve);
    }

    /** The mean over the days that have the figure; NaN if none has. */
    private static double mean(List<WindowMarket> markets, ToDoubleFunction<WindowMarket> of) {
        return markets.stream()
                .mapToDouble(of)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static Values strategy(ExpectedCost cost, Map<String, BigDecimal> byDay) {
        double mean = cost.bps().mean();
        double half = cost.bps().meanHalf();
        double further = cost.bps().drawHalf();
        return Values.of(PretradeKeys.STRATEGY)
                .put(PretradeKeys.NAME, cost.strategy())
                .put(PretradeKeys.MEAN, Decimals.of(mean))
                .put(PretradeKeys.DEVIATION, Decimals.orNull(cost.bps().standardDeviation()))
                .put(PretradeKeys.MEAN_LOWER, Decimals.orNull(mean - half))
                .put(PretradeKeys.MEAN_UPPER, Decimals.orNull(mean + half))
                .put(PretradeKeys.ORDER_LOWER, Decimals.orNull(mean - further))
                .put(PretradeKeys.ORDER_UPPER, Decimals.orNull(mean + further))
                .put(PretradeKeys.LEAST, Decimals.of(cost.leastBps()))
                .put(PretradeKeys.MOST, Decimals.of(cost.mostBps()))
                .put(PretradeKeys.COMPLETED, Decimals.of(cost.completedShare()))
                .put(PretradeKeys.BY_DAY, byDay);
    }
}
