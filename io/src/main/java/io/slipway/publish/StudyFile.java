package io.slipway.publish;

import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.model.caps.FeeDoubts;
import io.slipway.publish.values.CutValues;
import io.slipway.publish.values.Decimals;
import io.slipway.publish.values.FeeValues;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.Units;
import io.slipway.result.file.panel.LeftOutKeys;
import io.slipway.result.file.panel.PanelKeys;
import io.slipway.result.file.panel.TieKeys;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import io.slipway.stats.ControlVariate;
import io.slipway.stats.DataSnooping;
import io.slipway.stats.PairedComparison;
import io.slipway.stats.TwoWayError;
import io.slipway.study.LeftOut;
import io.slipway.study.StudyPanel;
import io.slipway.study.StudyResult;
import io.slipway.study.TieCheck;
import io.slipway.study.cuts.StudyCuts;
import io.slipway.tca.MarketMove;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code study.json} and {@code study.csv}: the findings of a study, and the cost of every order. */
public final class StudyFile {

    private static final long NS_PER_MS = 1_000_000;

    private StudyFile() {}

    /**
     * Facts of the data that the study rests on: its doubts, and its time zone.
     *
     * @param ties the same study with simultaneous rows in the other order; empty where there are none
     * @param earlyStarts measured starts at which fewer than half of the venues showed a price, though trading was not halted
     * @param haltedStarts measured starts in a halt
     * @param interruptedStarts measured starts before a halt that their orders meet
     * @param idle strategies that follow the trades of others, where a tape shows none
     * @param fees doubts about the fees of measured starts
     * @param zone time zone of the market, in which its hours and days are
     */
    public record Doubts(
            Optional<TieCheck> ties,
            long earlyStarts,
            long haltedStarts,
            long interruptedStarts,
            List<String> idle,
            FeeDoubts fees,
            ZoneId zone) {}

    /**
     * Writes {@code study.json}.
     *
     * @param settings of the study, by name
     * @param doubts findings about the data that the study rests on
     */
    public static void writeJson(
            Path file,
            StudyResult study,
            Doubts doubts,
            Map<String, String> settings,
            Provenance provenance,
            String sha256)
            throws IOException {
        Values values = Values.of(StudyKeys.FILE)
                .put(OriginKeys.VERSION, provenance.version())
                .put(OriginKeys.SOURCE, provenance.source())
                .put(OriginKeys.INPUT_SHA256, sha256)
                .put(StudyKeys.SEED, provenance.seed())
                .put(StudyKeys.FEE_FILE, FeeValues.file(provenance.fees()))
                .put(StudyKeys.IN_SAMPLE, provenance.tunedHere())
                .put(StudyKeys.SETTINGS, settings)
                .put(StudyKeys.ORDERS, (long) study.orders().size())
                .put(StudyKeys.STARTS, (long) study.starts())
                .put(StudyKeys.DAYS, (long) study.days())
                .put(StudyKeys.TRIED, (long) study.tried())
                .put(StudyKeys.UNMEASURED_ORDERS, (long) study.unmeasured())
                .put(StudyKeys.EARLY_STARTS, doubts.earlyStarts())
                .put(StudyKeys.HALTED_STARTS, doubts.haltedStarts() == 0 ? null : doubts.haltedStarts())
                .put(StudyKeys.INTERRUPTED_STARTS, doubts.interruptedStarts() == 0 ? null : doubts.interruptedStarts())
                .put(StudyKeys.FEE_DOUBTS, FeeValues.doubts(doubts.fees()))
                .put(StudyKeys.BEST_POSSIBLE_COST_BPS, Decimals.of(study.bestPossibleBps()))
                .put(
                        StudyKeys.BASELINE,
                        study.strategies().get(study.baseline()).name())
                .put(StudyKeys.STRATEGIES, strategies(study))
                .put(
                        StudyKeys.PAIRS,
                        study.pairs().stream().map(pair -> pair(study, pair)).toList())
                .put(
                        StudyKeys.GROUPS,
                        study.groups().stream()
                                .map(group -> group(study, group))
                                .toList());
        if (!doubts.idle().isEmpty()) {
            values.put(StudyKeys.IDLE, doubts.idle());
        }
        slices(settings).ifPresent(slices -> values.put(StudyKeys.SLICES, slices));
        StudyResult.Best best = study.best();
        if (best != null) {
            values.put(StudyKeys.BEST_OF_ALL, best(study, best));
        }
        StudyPanel.Labels labels = study.method().labels();
        if (labels != null) {
            values.put(StudyKeys.BY_SYMBOL, labelled(study, labels.symbols()))
                    .put(StudyKeys.BY_DAY, labelled(study, labels.days()));
        }
        List<StudyCuts.Cut> cuts = StudyCuts.of(study, doubts.zone(), provenance.instrument());
        if (!cuts.isEmpty()) {
            values.put(StudyKeys.CUTS, CutValues.of(study, cuts));
        }
        if (!study.leftOut().isEmpty()) {
            values.put(
                    StudyKeys.LEFT_OUT,
                    study.leftOut().stream().map(StudyFile::leftOut).toList());
        }
        doubts.ties().ifPresent(check -> values.put(StudyKeys.WITH_OTHER_TIES, withOtherTies(check)));
        OrderKeys.putInstrument(values, StudyKeys.INSTRUMENT, provenance.instrument());
        values.put(StudyKeys.CURRENCY, ResultsFile.currency(provenance.instrument()));
        JsonFile.write(file, values.converted(Units.of(provenance.instrument())));
    }

    /** The slices of one horizon, the last of which may be short. */
    private static Optional<Long> slices(Map<String, String> settings) {
        String horizon = settings.get("horizon");
        String slice = settings.get("slice");
        if (horizon == null || slice == null) {
            return Optional.empty();
        }
        return Optional.of(1
                + (io.slipway.text.Units.parseDurationNs(horizon) - 1) / io.slipway.text.Units.parseDurationNs(slice));
    }

    private static Values leftOut(LeftOut each) {
        return Values.of(LeftOutKeys.SHAPE)
                .put(LeftOutKeys.OF, each.of())
                .put(LeftOutKeys.TASK, (long) each.task().number())
                .put(LeftOutKeys.ORDERS, (long) each.task().orders())
                .put(LeftOutKeys.START, Decimals.time(each.task().fromNs()))
                .put(LeftOutKeys.END, Decimals.time(each.task().toNs()))
                .put(LeftOutKeys.REASON, each.reason());
    }

    private static List<Values> labelled(StudyResult study, List<String> labels) {
        List<Values> groups = new ArrayList<>();
        study.ordersBy(labels)
                .forEach((label, orders) -> groups.add(Values.of(PanelKeys.LABELLED)
                        .put(PanelKeys.LABEL, label)
                        .put(PanelKeys.LABELLED_ORDERS, (long) orders.size())
                        .put(PanelKeys.LABELLED_COST_BPS, costs(study, orders))));
        return groups;
    }

    private static Map<String, BigDecimal> costs(StudyResult study, List<Integer> orders) {
        Map<String, BigDecimal> costs = new LinkedHashMap<>();
        for (StudyResult.Row row : study.strategies()) {
            costs.put(row.name(), Decimals.of(row.mean(orders)));
        }
        return costs;
    }

    private static Values withOtherTies(TieCheck check) {
        StudyResult other = check.other();
        return Values.of(TieKeys.SHAPE)
                .put(TieKeys.RULE, check.rule().label())
                .put(TieKeys.TIED_PRINTS, check.tiedPrints())
                .put(TieKeys.DIFFERS, !check.changed().isEmpty())
                .put(
                        TieKeys.TIED_PAIRS,
                        other.pairs().stream()
                                .map(pair -> tiedPair(other, pair))
                                .toList());
    }

    private static Values tiedPair(StudyResult study, StudyResult.Pair pair) {
        Values values = Values.of(TieKeys.TIED_PAIR)
                .put(TieKeys.TIED_NAME, study.strategies().get(pair.strategy()).name())
                .put(TieKeys.TIED_FINDING, pair.verdict().finding().name().toLowerCase(Locale.ROOT))
                .put(TieKeys.TIED_VERDICT, pair.verdict().text());
        PairedComparison comparison = pair.comparison();
        return comparison == null ? values : values.put(TieKeys.TIED_SAVING_BPS, Decimals.of(comparison.mean()));
    }

    private static List<Values> strategies(StudyResult study) {
        List<Values> strategies = new ArrayList<>();
        for (StudyResult.Row row : study.strategies()) {
            strategies.add(Values.of(StudyKeys.STRATEGY)
                    .put(StudyKeys.NAME, row.name())
                    .put(StudyKeys.MEAN_COST_BPS, Decimals.of(row.mean()))
                    .put(StudyKeys.UNFILLED_SHARE, Decimals.of(row.unfilled()))
                    .put(StudyKeys.WALKED_SHARE, Decimals.of(row.walked()))
                    .put(StudyKeys.HINDSIGHT_CAPTURE, Decimals.orNull(study.capture(strategies.size()))));
        }
        return strategies;
    }

    private static Values pair(StudyResult study, StudyResult.Pair pair) {
        Values values = Values.of(StudyKeys.PAIR)
                .put(
                        StudyKeys.PAIR_NAME,
                        study.strategies().get(pair.strategy()).name())
                .put(StudyKeys.FINDING, pair.verdict().finding().name().toLowerCase(Locale.ROOT))
                .put(StudyKeys.VERDICT, pair.verdict().text());
        PairedComparison comparison = pair.comparison();
        if (comparison != null) {
            put(values, comparison);
            values.put(StudyKeys.FAMILY_P, Decimals.of(pair.familyP()));
        }
        StudyResult.Adjustment adjustment = pair.adjustment();
        if (adjustment != null) {
            values.put(StudyKeys.MARKET_MOVE, move(adjustment));
        }
        if (comparison != null) {
            study.twoWayError(pair.strategy()).ifPresent(error -> values.put(StudyKeys.PAIR_CLUSTERS, clusters(error)));
        }
        List<BigDecimal> differences = new ArrayList<>();
        for (int i = 0; i < pair.savings().count(); i++) {
            differences.add(Decimals.of(pair.savings().get(i)));
        }
        return values.put(StudyKeys.DIFFERENCES_BPS, differences);
    }

    private static Values clusters(TwoWayError error) {
        return Values.of(PanelKeys.CLUSTERS)
                .put(PanelKeys.DAY_ERROR_BPS, Decimals.of(error.byDay()))
                .put(PanelKeys.SYMBOL_ERROR_BPS, Decimals.of(error.bySymbol()))
                .put(PanelKeys.TWO_WAY_ERROR_BPS, Decimals.of(error.twoWay()))
                .put(PanelKeys.TWO_WAY_LOWER_BPS, Decimals.of(error.interval().lower()))
                .put(PanelKeys.TWO_WAY_UPPER_BPS, Decimals.of(error.interval().upper()));
    }

    private static void put(Values values, PairedComparison comparison) {
        values.put(StudyKeys.MEAN_SAVING_BPS, Decimals.of(comparison.mean()))
                .put(StudyKeys.MEDIAN_SAVING_BPS, Decimals.of(comparison.median()))
                .put(StudyKeys.STANDARD_DEVIATION_BPS, Decimals.of(comparison.standardDeviation()))
                .put(StudyKeys.STANDARD_ERROR_BPS, Decimals.of(comparison.standardError()))
                .put(StudyKeys.DETECTABLE_BPS, Decimals.of(comparison.detectable()))
                .put(
                        StudyKeys.INTERVAL_LOWER_BPS,
                        Decimals.of(comparison.interval().lower()))
                .put(
                        StudyKeys.INTERVAL_UPPER_BPS,
                        Decimals.of(comparison.interval().upper()))
                .put(StudyKeys.LEVEL, Decimals.of(comparison.tests().level()))
                .put(StudyKeys.BLOCK, (long) comparison.block())
                .put(StudyKeys.NEWEY_WEST_T, Decimals.of(comparison.tests().neweyWestT()))
                .put(StudyKeys.NEWEY_WEST_P, Decimals.of(comparison.tests().neweyWestP()))
                .put(StudyKeys.SIGN_FLIP_P, Decimals.of(comparison.tests().signFlipP()));
    }

    private static Values move(StudyResult.Adjustment adjustment) {
        ControlVariate variate = adjustment.variate();
        PairedComparison adjusted = adjustment.comparison();
        Map<String, BigDecimal> byDelay = new LinkedHashMap<>();
        for (int delay = 0; delay < MarketMove.DELAYS_NS.size(); delay++) {
            byDelay.put(
                    MarketMove.DELAYS_NS.get(delay) / NS_PER_MS + "ms",
                    Decimals.of(variate.adjustedMeans().get(delay)));
        }
        return Values.of(StudyKeys.MOVE)
                .put(StudyKeys.MOVE_IS_USED, variate.isUsed())
                .put(StudyKeys.MOVE_MEAN_BPS, Decimals.of(variate.mean()))
                .put(StudyKeys.MOVE_ERROR_BPS, Decimals.of(variate.standardError()))
                .put(StudyKeys.MOVE_LATER_MEAN_BPS, Decimals.of(variate.laterMean()))
                .put(StudyKeys.MOVE_LATER_ERROR_BPS, Decimals.of(variate.laterError()))
                .put(StudyKeys.ADJUSTED_SAVING_BPS, Decimals.of(adjusted.mean()))
                .put(StudyKeys.ADJUSTED_ERROR_BPS, Decimals.of(adjusted.standardError()))
                .put(StudyKeys.ADJUSTED_DETECTABLE_BPS, Decimals.of(adjusted.detectable()))
                .put(
                        StudyKeys.ADJUSTED_LOWER_BPS,
                        Decimals.of(adjusted.interval().lower()))
                .put(
                        StudyKeys.ADJUSTED_UPPER_BPS,
                        Decimals.of(adjusted.interval().upper()))
                .put(StudyKeys.ADJUSTED_FAMILY_P, Decimals.of(adjustment.familyP()))
                .put(StudyKeys.ADJUSTED_BY_DELAY_BPS, byDelay);
    }

    private static Values group(StudyResult study, StudyResult.Group group) {
        return Values.of(StudyKeys.GROUP)
                .put(StudyKeys.SIDE, label(group.side()))
                .put(StudyKeys.QTY, group.qty())
                .put(StudyKeys.GROUP_ORDERS, (long) group.orders().size())
                .put(StudyKeys.GROUP_COST_BPS, costs(study, group.orders()));
    }

    private static Values best(StudyResult study, StudyResult.Best best) {
        DataSnooping snooping = best.snooping();
        return Values.of(StudyKeys.BEST)
                .put(StudyKeys.COMPARED, (long) study.compared().size())
                .put(StudyKeys.REALITY_CHECK_P, Decimals.of(snooping.realityCheckP()))
                .put(StudyKeys.SPA_P, Decimals.of(snooping.spaP()))
                .put(StudyKeys.EXPECTED_MAXIMUM_SD, Decimals.of(snooping.expectedMaximum()))
                .put(StudyKeys.DEFLATED_PROBABILITY, Decimals.of(best.trial().probability()))
                .put(StudyKeys.INDEPENDENT_STARTS, Decimals.of(best.trial().starts()))
                .put(StudyKeys.INDEPENDENT_TRIALS, (long) best.trial().trials());
    }

    /** Writes {@code study.csv}: one row per order, one column of costs per strategy; of a corpus, its symbol and day before them. */
    public static void writeCsv(Path file, StudyResult study, Instrument instrument) throws IOException {
        List<String> names =
                study.strategies().stream().map(StudyResult.Row::name).toList();
        StudyPanel.Labels labels = study.method().labels();
        Shape shape = labels == null ? StudyKeys.CSV : StudyKeys.PANEL_CSV;
        try (CsvFile csv = CsvFile.open(file, shape, names, Units.of(instrument))) {
            for (int i = 0; i < study.orders().size(); i++) {
                ParentOrder order = study.orders().get(i);
                Map<String, BigDecimal> costs = new LinkedHashMap<>();
                for (StudyResult.Row row : study.strategies()) {
                    costs.put(row.name(), Decimals.of(row.costsBps().get(i)));
                }
                Values row = Values.of(shape);
                if (labels != null) {
                    row.put(StudyKeys.ROW_SYMBOL, labels.symbols().get(i))
                            .put(StudyKeys.ROW_DAY, labels.days().get(i));
                }
                csv.write(row.put(StudyKeys.ROW_START, Decimals.time(order.startNs()))
                        .put(StudyKeys.ROW_END, Decimals.time(order.endNs()))
                        .put(StudyKeys.ROW_SIDE, label(order.side()))
                        .put(StudyKeys.ROW_QTY, order.qty())
                        .put(StudyKeys.ROW_COSTS, costs));
            }
        }
    }

    private static String label(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
