package io.slipway.publish;

import io.slipway.executions.IssueTally;
import io.slipway.executions.QtyAccount;
import io.slipway.executions.summary.Contrast;
import io.slipway.executions.summary.Dimension;
import io.slipway.executions.summary.ExecutionSummary;
import io.slipway.executions.summary.FillStatistics;
import io.slipway.executions.summary.GroupComparison;
import io.slipway.executions.summary.GroupSummary;
import io.slipway.executions.summary.Measure;
import io.slipway.executions.summary.Outlier;
import io.slipway.executions.summary.VenueStatistics;
import io.slipway.model.Instrument;
import io.slipway.publish.values.Decimals;
import io.slipway.publish.values.MarkoutValues;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.TcaFindingKeys;
import io.slipway.result.file.TcaKeys;
import io.slipway.result.file.Units;
import io.slipway.result.file.VenueKeys;
import io.slipway.result.schema.Values;
import io.slipway.stats.PairedComparison;
import io.slipway.study.StudyResult;
import io.slipway.tca.Markouts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** {@code tca.json}: the costs of own executions as values. */
public final class TcaFile {

    /** Contrasts that are written: the clearest ones of what may be hundreds. */
    private static final int MOST_CONTRASTS = 50;

    private static final int P_DECIMALS = 9;

    private final Origin origin;
    private final ExecutionSummary summary;

    /**
     * Origin of a summary.
     *
     * @param version version of the program
     * @param settings settings that shape the results
     * @param markets symbols with their data
     * @param level probability of claiming a difference where there is none, at most
     * @param reachable venues within reach of the router
     * @param venueName name of a publisher id
     * @param instrument in whose steps and multiplier orders were measured; its symbol does not matter
     */
    public record Origin(
            String version,
            Map<String, String> settings,
            List<Market> markets,
            double level,
            List<String> reachable,
            IntFunction<String> venueName,
            Instrument instrument) {}

    /**
     * The data of a symbol.
     *
     * @param symbol the symbol
     * @param orders number of its orders
     * @param events number of events of market data, 0 for none
     * @param sha256 digest of the events; empty for none
     */
    public record Market(String symbol, long orders, long events, String sha256) {}

    private TcaFile(Origin origin, ExecutionSummary summary) {
        this.origin = origin;
        this.summary = summary;
    }

    /** Writes the file and {@code impact.csv} into a directory. */
    public static void write(Path directory, Origin origin, ExecutionSummary summary) throws IOException {
        ImpactFile.write(directory, summary.impact());
        JsonFile.write(
                directory.resolve(TcaKeys.FILE.name()),
                new TcaFile(origin, summary).values().converted(Units.of(origin.instrument())));
    }

    private Values values() {
        Map<String, Values> venues = new LinkedHashMap<>();
        summary.venues()
                .forEach((id, venue) ->
                        venues.put(id.toString(), venue(origin.venueName().apply(id), venue)));
        Values values =
                Values.of(TcaKeys.FILE).put(TcaKeys.VERSION, origin.version()).put(TcaKeys.SETTINGS, origin.settings());
        return OrderKeys.putInstrument(values, TcaKeys.INSTRUMENT, origin.instrument())
                .put(TcaKeys.CURRENCY, ResultsFile.currency(origin.instrument()))
                .put(
                        TcaKeys.MARKETS,
                        origin.markets().stream().map(TcaFile::market).toList())
                .put(TcaKeys.QUANTITIES, account(summary.reconciliation().account()))
                .put(
                        TcaKeys.ISSUES,
                        summary.reconciliation().issues().notes().stream()
                                .map(TcaFile::issue)
                                .toList())
                .put(TcaKeys.ALL, group(summary.all(), true))
                .put(
                        TcaKeys.GROUPS,
                        summary.groups().stream()
                                .map(each -> group(each, false))
                                .toList())
                .put(TcaKeys.FILLED, venue("", summary.fills()))
                .put(TcaKeys.VENUES, venues)
                .put(TcaKeys.REACHABLE_VENUES, origin.reachable())
                .put(
                        TcaFindingKeys.OUTLIERS,
                        summary.impact().outliers().stream()
                                .map(TcaFile::outlier)
                                .toList())
                .put(TcaFindingKeys.IMPACT, ImpactFile.values(summary.impact()))
                .put(
                        TcaFindingKeys.CONTRASTS,
                        summary.contrasts().stream()
                                .limit(MOST_CONTRASTS)
                                .map(this::contrast)
                                .toList())
                .put(TcaFindingKeys.CONTRASTS_TRIED, (long) summary.contrasts().size())
                .put(
                        TcaFindingKeys.COMPARISONS,
                        summary.comparisons().stream().map(this::comparison).toList());
    }

    private static Values market(Market market) {
        return Values.of(TcaKeys.MARKET)
                .put(TcaKeys.SYMBOL, market.symbol())
                .put(TcaKeys.ORDERS, market.orders())
                .put(TcaKeys.EVENTS, market.events())
                .put(TcaKeys.SHA256, market.sha256().isEmpty() ? null : market.sha256());
    }

    private static Values account(QtyAccount account) {
        return Values.of(TcaKeys.ACCOUNT)
                .put(TcaKeys.REPORTED, account.reported())
                .put(TcaKeys.DOUBLED, account.doubled())
                .put(TcaKeys.BUSTED, account.busted())
                .put(TcaKeys.CORRECTED, account.corrected())
                .put(TcaKeys.LEFT_OUT, account.leftOut())
                .put(TcaKeys.KEPT, account.kept());
    }

    private static Values issue(IssueTally.Note note) {
        return Values.of(TcaKeys.ISSUE)
                .put(TcaKeys.ISSUE_KEY, note.issue().key())
                .put(TcaKeys.ISSUE_ABOUT, note.issue().about().key())
                .put(TcaKeys.ISSUE_MEANING, note.issue().meaning())
                .put(TcaKeys.ISSUE_COUNT, note.count())
                .put(TcaKeys.ISSUE_EXAMPLES, note.examples());
    }

    private Values group(GroupSummary group, boolean isAll) {
        return Values.of(TcaKeys.GROUP)
                .put(TcaKeys.DIMENSION, isAll ? null : group.dimension().key())
                .put(TcaKeys.VALUE, isAll ? "all" : value(group.dimension(), group.value()))
                .put(TcaKeys.GROUP_ORDERS, group.totals().orders())
                .put(TcaKeys.PRICED, group.totals().priced())
                .put(TcaKeys.UNMARKED, group.totals().unmarked())
                .put(TcaKeys.STRETCHES, (long) group.stretches())
                .put(TcaKeys.GROUP_QTY, group.totals().qty())
                .put(TcaKeys.GROUP_FILLED, group.totals().filledQty())
                .put(TcaKeys.NOTIONAL, Decimals.plain(group.totals().notional()))
                .put(TcaKeys.DELAY, Decimals.plain(group.totals().parts().delay()))
                .put(TcaKeys.EXECUTION, Decimals.plain(group.totals().parts().execution()))
                .put(TcaKeys.OPPORTUNITY, Decimals.plain(group.totals().parts().opportunity()))
                .put(TcaKeys.FEES, Decimals.plain(group.totals().parts().fees()))
                .put(TcaKeys.TOTAL, Decimals.plain(group.totals().parts().total()))
                .put(TcaKeys.TOTAL_BPS, group.totals().totalBps())
                .put(TcaKeys.MEANS, measures(group.means()))
                .put(TcaKeys.MEDIANS, measures(group.medians()))
                .put(TcaKeys.MEASURED, counts(group.counts()));
    }

    private String value(Dimension dimension, String value) {
        return dimension == Dimension.VENUE ? origin.venueName().apply(Integer.parseInt(value)) : value;
    }

    private static Map<String, BigDecimal> measures(Map<Measure, Double> measures) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        measures.forEach((measure, value) -> values.put(measure.key(), Decimals.of(value)));
        return values;
    }

    private static Map<String, Long> counts(Map<Measure, Long> counts) {
        Map<String, Long> values = new LinkedHashMap<>();
        counts.forEach((measure, count) -> values.put(measure.key(), count));
        return values;
    }

    private Values venue(String name, VenueStatistics venue) {
        return Values.of(TcaKeys.VENUE)
                .put(TcaKeys.VENUE_NAME, name.isEmpty() ? null : name)
                .put(
                        TcaKeys.VENUE_SHARE,
                        Decimals.orNull(
                                summary.fills().all().isMixed()
                                        ? part(
                                                venue.all().notional(),
                                                summary.fills().all().notional())
                                        : venue.all().qty()
                                                / (double) summary.fills().all().qty()))
                .put(TcaKeys.OF_ALL, fills(venue.all()))
                .put(TcaKeys.OF_TAKERS, fills(venue.taker()))
                .put(TcaKeys.OF_MAKERS, fills(venue.maker()));
    }

    private static double part(BigDecimal part, BigDecimal all) {
        return part.doubleValue() / all.doubleValue();
    }

    private static Values fills(FillStatistics fills) {
        Map<String, Optional<BigDecimal>> realized = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int h = 0; h < Markouts.HORIZONS_NS.size(); h++) {
            String horizon = VenueKeys.horizon(Markouts.HORIZONS_NS.get(h));
            realized.put(horizon, Optional.ofNullable(Decimals.orNull(fills.realizedBps(h))));
            counts.put(horizon, fills.realizedFills(h));
        }
        return Values.of(TcaKeys.FILLS)
                .put(TcaKeys.COUNT, fills.fills())
                .put(TcaKeys.QTY, fills.qty())
                .put(TcaKeys.FILL_NOTIONAL, fills.notional())
                .put(TcaKeys.FILL_FEES, fills.fees())
                .put(TcaKeys.EFFECTIVE, Decimals.orNull(fills.effectiveBps()))
                .put(TcaKeys.QUOTED, Decimals.orNull(fills.quotedBps()))
                .put(TcaKeys.RATIO, Decimals.orNull(fills.effectiveOverQuoted()))
                .put(TcaKeys.REALIZED, realized)
                .put(TcaKeys.REALIZED_FILLS, counts)
                .put(TcaKeys.MARKOUTS, MarkoutValues.of(fills.markouts()))
                .put(TcaKeys.IMPROVED_QTY, fills.prices().improvedQty())
                .put(TcaKeys.AT_QUOTE_QTY, fills.prices().atQuoteQty())
                .put(TcaKeys.OUTSIDE_QTY, fills.prices().outsideQty())
                .put(TcaKeys.IMPROVEMENT, fills.prices().improvement())
                .put(TcaKeys.DISIMPROVEMENT, fills.prices().disimprovement())
                .put(TcaKeys.REACHABLE_IMPROVED_QTY, fills.reachable().improvedQty())
                .put(TcaKeys.REACHABLE_AT_QUOTE_QTY, fills.reachable().atQuoteQty())
                .put(TcaKeys.REACHABLE_OUTSIDE_QTY, fills.reachable().outsideQty())
                .put(TcaKeys.REACHABLE_IMPROVEMENT, fills.reachable().improvement())
                .put(TcaKeys.REACHABLE_DISIMPROVEMENT, fills.reachable().disimprovement())
                .put(TcaKeys.BETTER_QTY, fills.betterQty())
                .put(TcaKeys.BETTER, fills.better());
    }

    private static Values outlier(Outlier outlier) {
        return Values.of(TcaFindingKeys.OUTLIER)
                .put(TcaFindingKeys.OUTLIER_ID, outlier.order().id())
                .put(TcaFindingKeys.OUTLIER_BPS, Decimals.of(outlier.bps()))
                .put(TcaFindingKeys.OUTLIER_EXPECTED, Decimals.orNull(outlier.expectedBps()))
                .put(TcaFindingKeys.OUTLIER_SCORE, Decimals.of(outlier.score()));
    }

    private Values contrast(Contrast contrast) {
        return Values.of(TcaFindingKeys.CONTRAST)
                .put(TcaFindingKeys.DIMENSION, contrast.dimension().key())
                .put(TcaFindingKeys.VALUE, value(contrast.dimension(), contrast.value()))
                .put(TcaFindingKeys.MEASURE, contrast.measure().key())
                .put(TcaFindingKeys.MEANING, contrast.measure().meaning())
                .put(TcaFindingKeys.UNIT, contrast.measure().unit())
                .put(TcaFindingKeys.MEAN, Decimals.orNull(contrast.test().mean()))
                .put(TcaFindingKeys.OTHER_MEAN, Decimals.orNull(contrast.test().otherMean()))
                .put(TcaFindingKeys.ADJUSTED_P, Decimals.of(contrast.adjustedP(), P_DECIMALS))
                .put(TcaFindingKeys.IS_SHOWN, contrast.adjustedP() < origin.level());
    }

    private Values comparison(GroupComparison comparison) {
        Dimension dimension = comparison.dimension();
        StudyResult result = comparison.result();
        List<Values> pairs = new ArrayList<>();
        for (int i = 0; result != null && i < result.pairs().size(); i++) {
            pairs.add(pair(comparison, result, i));
        }
        return Values.of(TcaFindingKeys.COMPARISON)
                .put(TcaFindingKeys.COMPARED_DIMENSION, dimension == null ? null : dimension.key())
                .put(TcaFindingKeys.COMPARED_VALUE, dimension == null ? "all" : value(dimension, comparison.value()))
                .put(TcaFindingKeys.COMPARED_ORDERS, (long) comparison.orders())
                .put(TcaFindingKeys.COMPARED_STRETCHES, result == null ? 0L : (long) result.starts())
                .put(TcaFindingKeys.PAIRS, pairs);
    }

    private static Values pair(GroupComparison comparison, StudyResult result, int place) {
        StudyResult.Pair pair = result.pairs().get(place);
        StudyResult.Row strategy = result.strategies().get(pair.strategy());
        StudyResult.Row executed = result.strategies().get(result.baseline());
        PairedComparison tests = pair.comparison();
        return Values.of(TcaFindingKeys.PAIR)
                .put(TcaFindingKeys.PAIR_STRATEGY, strategy.name())
                .put(TcaFindingKeys.EXECUTED_BPS, Decimals.of(executed.mean()))
                .put(TcaFindingKeys.STRATEGY_BPS, Decimals.of(strategy.mean()))
                .put(TcaFindingKeys.SAVING_BPS, Decimals.of(executed.mean() - strategy.mean()))
                .put(
                        TcaFindingKeys.LOWER_BPS,
                        tests == null ? null : Decimals.of(tests.interval().lower()))
                .put(
                        TcaFindingKeys.UPPER_BPS,
                        tests == null ? null : Decimals.of(tests.interval().upper()))
                .put(TcaFindingKeys.PAIR_P, Decimals.of(comparison.adjustedP().get(place), P_DECIMALS))
                .put(
                        TcaFindingKeys.FINDING,
                        comparison.findings().get(place).name().toLowerCase(Locale.ROOT))
                .put(TcaFindingKeys.VERDICT, pair.verdict().text());
    }
}
