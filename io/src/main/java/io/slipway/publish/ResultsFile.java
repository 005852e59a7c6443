package io.slipway.publish;

import io.slipway.calendar.Sessions;
import io.slipway.engine.StrategyResult;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.caps.FeeDoubts;
import io.slipway.publish.values.Decimals;
import io.slipway.publish.values.FeeValues;
import io.slipway.publish.values.QualityValues;
import io.slipway.publish.values.SavingValues;
import io.slipway.publish.values.SettingValues;
import io.slipway.publish.values.StrategyValues;
import io.slipway.result.Comparison;
import io.slipway.result.RunResult;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.QualityKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.WindowKeys;
import io.slipway.result.schema.Values;
import io.slipway.search.SearchResult;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.tca.Savings;
import io.slipway.tca.benchmark.Benchmarks;
import io.slipway.tca.benchmark.StartHalt;
import io.slipway.tca.quote.WindowQuotes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code results.json}: a run as values. */
final class ResultsFile {

    private final RunResult run;
    private final Provenance provenance;
    private final Values values = Values.of(ResultsKeys.FILE);

    private ResultsFile(RunResult run, Provenance provenance) {
        this.run = run;
        this.provenance = provenance;
    }

    static Values of(RunResult run, Provenance provenance) {
        ResultsFile results = new ResultsFile(run, provenance);
        results.putHeadline();
        results.putRun();
        results.putSearch(run.search());
        results.putMarket();
        Map<String, Values> strategies = new LinkedHashMap<>();
        for (StrategyResult result : run.strategies()) {
            strategies.put(result.name(), StrategyValues.of(run, result));
        }
        return results.values.put(ResultsKeys.STRATEGIES, strategies);
    }

    private void putHeadline() {
        Map<String, BigDecimal> best = run.parameters().toMap();
        // The lot is a fact of the data that no search chooses; it stands among the settings.
        best.remove(StaticParameters.LOT.name());
        Comparison comparison = run.comparison();
        Map<String, Values> baselines = new LinkedHashMap<>();
        Map<String, String> refusals = new LinkedHashMap<>();
        for (String name : comparison.names()) {
            baselines.put(
                    SavingValues.baseline(name),
                    SavingValues.priced(comparison.baselines().get(name)));
        }
        for (Map.Entry<String, Savings> saving : comparison.savings().entrySet()) {
            String refusal = saving.getValue().refusal();
            if (refusal != null) {
                refusals.put(SavingValues.baseline(saving.getKey()), refusal);
            }
        }
        SavingValues.putSavings(values, comparison, comparison.optimized().execution());
        values.put(ResultsKeys.BEST_PARAMETERS, best)
                .put(
                        ResultsKeys.OPTIMIZED,
                        SavingValues.priced(comparison.optimized().execution()))
                .put(ResultsKeys.BASELINES, baselines)
                .put(ResultsKeys.HEADLINE_BASELINE, SavingValues.baseline(comparison.headline()))
                .put(
                        ResultsKeys.PRICE_BASELINES,
                        comparison.names().stream()
                                .filter(run.spec().rules().prices()::contains)
                                .map(SavingValues::baseline)
                                .toList())
                .put(ResultsKeys.REFUSALS, refusals)
                .put(
                        ResultsKeys.MARKED_MOVE_BPS,
                        run.spec().rules().comparesMarked() ? Decimals.of(Savings.ADVERSE_BPS) : null)
                .put(ResultsKeys.OPTIMIZED_STRATEGY, comparison.optimized().name());
    }

    private void putRun() {
        ParentOrder order = run.spec().order();
        Values orderValues = Values.of(OrderKeys.SHAPE)
                .put(OrderKeys.SYMBOL, run.tape().instrument().symbol())
                .put(OrderKeys.SIDE, order.side().name().toLowerCase(Locale.ROOT))
                .put(OrderKeys.QTY, order.qty())
                .put(OrderKeys.START, Decimals.time(order.startNs()))
                .put(OrderKeys.END, Decimals.time(order.endNs()));
        Long limitPxE9 = order.prices().limitPxE9();
        if (limitPxE9 != null) {
            orderValues.put(OrderKeys.LIMIT, Money.toDecimal(limitPxE9));
        }
        values.put(OriginKeys.VERSION, provenance.version())
                .put(OriginKeys.SOURCE, provenance.source())
                .put(OriginKeys.INPUT_SHA256, run.tape().sha256())
                .put(ResultsKeys.SEED, run.spec().schedule().seed())
                .put(ResultsKeys.PROFILE, run.spec().rules().label())
                .put(ResultsKeys.REUSES_LIQUIDITY, run.spec().rules().reusesLiquidity())
                .put(ResultsKeys.ORDER, orderValues);
        OrderKeys.putInstrument(values, ResultsKeys.INSTRUMENT, run.tape().instrument());
        values.put(ResultsKeys.CURRENCY, currency(provenance.instrument()));
        FeeValues.put(values, run.spec().fees(), provenance.fees());
        SettingValues.put(values, run, provenance.volumeCurve());
    }

    /** The currency of an instrument; null where it is not known. */
    static @Nullable String currency(Instrument instrument) {
        return instrument.currency().isEmpty() ? null : instrument.currency();
    }

    private void putSearch(@Nullable SearchResult search) {
        values.put(ResultsKeys.IN_SAMPLE, search != null || provenance.tunedHere())
                .put(ResultsKeys.DEAD_PARAMETERS, run.deadParameters())
                .put(
                        ResultsKeys.SEARCH,
                        search == null
                                ? null
                                : Values.of(SavingKeys.SEARCH)
                                        .put(SavingKeys.METHOD, search.method())
                                        .put(SavingKeys.OBJECTIVE, search.objective())
                                        .put(SavingKeys.POINTS, (long)
                                                search.results().size())
                                        .put(SavingKeys.TIED_BEST, search.tiedBest())
                                        .put(SavingKeys.AT_THE_EDGE, search.atTheEdge())
                                        .put(SavingKeys.VARIED, varied(search))
                                        .put(SavingKeys.UNTUNED, SavingValues.point(run, search.untuned())));
    }

    private static List<String> varied(SearchResult search) {
        return search.best().point().names().stream().filter(search::variesIn).toList();
    }

    private Map<String, Long> staleAges() {
        Map<String, Long> ages = new LinkedHashMap<>();
        run.tca().quotes().stale().byPublisher().forEach((id, ageNs) -> ages.put(id.toString(), ageNs));
        return ages;
    }

    private List<String> sessions() {
        ParentOrder order = run.spec().order();
        Sessions sessions = order.sessions();
        return sessions.isAlways()
                ? List.of()
                : sessions.between(order.startNs(), Math.addExact(order.endNs(), 1)).list().stream()
                        .map(each -> Decimals.time(each.openNs()) + "/" + Decimals.time(each.closeNs()))
                        .toList();
    }

    private void putMarket() {
        Benchmarks window = run.tca().benchmarks();
        Map<String, BigDecimal> prices = new LinkedHashMap<>(run.tca().prices());
        putPrice(prices, "arrival_far_touch", window.arrivalTouch());
        putPrice(prices, "end_far_touch", window.endTouch());
        Map<String, Long> reading = new LinkedHashMap<>();
        run.tape().issues().forEach((issue, count) -> reading.put(issue.key(), count));
        Map<String, String> venues = new LinkedHashMap<>();
        for (int publisherId : run.tape().publisherIds()) {
            venues.put(Integer.toString(publisherId), provenance.venueName().apply(publisherId));
        }
        FeeDoubts doubts = FeeValues.doubts(
                run.tape(),
                run.spec().fees(),
                provenance.fees(),
                run.spec().order().startNs(),
                window.arrivalMid());
        values.put(ResultsKeys.BENCHMARKS, prices)
                .put(ResultsKeys.FEE_DOUBTS, FeeValues.doubts(doubts))
                .put(ResultsKeys.WINDOW, window())
                .put(
                        ResultsKeys.BEST_POSSIBLE,
                        SavingValues.put(
                                Values.of(SavingKeys.EXECUTION), run.tca().bestPossible()))
                .put(
                        ResultsKeys.DATA_QUALITY,
                        QualityValues.put(
                                        Values.of(QualityKeys.WITH_READING),
                                        run.survey().quality())
                                .put(QualityKeys.READING, reading)
                                .put(
                                        QualityKeys.ABSENT_COLUMNS,
                                        run.tape().absences().isEmpty()
                                                ? null
                                                : run.tape().absences()))
                .put(ResultsKeys.VENUES, venues);
    }

    private Values window() {
        Benchmarks window = run.tca().benchmarks();
        WindowQuotes quotes = run.tca().quotes();
        Values found = Values.of(WindowKeys.SHAPE)
                .put(WindowKeys.ARRIVAL_VENUES, (long) window.arrivalVenues())
                .put(WindowKeys.ARRIVAL_SPREAD, window.arrivalSpread())
                .put(WindowKeys.MEAN_SPREAD, window.meanSpread())
                .put(WindowKeys.DATA_START, Decimals.time(run.tape().firstEventNs()))
                .put(WindowKeys.DATA_END, Decimals.time(run.tape().lastEventNs()))
                .put(WindowKeys.LEVELS, (long) quotes.levels())
                .put(WindowKeys.CROSSED_SHARE, Decimals.orNull(quotes.crossedShare()))
                .put(WindowKeys.STALE_AFTER_BY_VENUE_NS, staleAges())
                .put(WindowKeys.SESSIONS, sessions());
        StartHalt halt = quotes.startHalt();
        if (halt != null) {
            found.put(WindowKeys.HALTED_AT_START, true);
            halt.tradedFromNs().ifPresent(ns -> found.put(WindowKeys.TRADED_FROM, Decimals.time(ns)));
        }
        if (quotes.haltedNs() > 0) {
            found.put(WindowKeys.HALTED_NS, quotes.haltedNs());
        }
        return found;
    }

    private static void putPrice(Map<String, BigDecimal> prices, String name, @Nullable BigDecimal price) {
        if (price != null) {
            prices.put(name, price);
        }
    }
}
