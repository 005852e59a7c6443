package io.slipway.report.read;

import io.slipway.result.file.CalibrationKeys;
import io.slipway.result.file.InspectionKeys;
import io.slipway.result.file.QualityKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.file.StudyKeys;
import io.slipway.result.file.SurveyKeys;
import io.slipway.result.file.symbols.SymbolListKeys;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code symbols.csv}, copied from the results of the symbols. */
public final class SymbolRows {

    private SymbolRows() {}

    /**
     * The rows of a symbol with a result.
     *
     * @param directory of its result: a run, a study, a calibration or an inspection
     * @throws ReportException if it holds none
     */
    public static List<Values> of(String symbol, Path directory) {
        List<Values> rows = new ArrayList<>();
        if (has(directory, ResultsKeys.FILE)) {
            addRun(ResultReader.object(directory, ResultsKeys.FILE), rows);
        } else if (has(directory, StudyKeys.FILE)) {
            addStudy(ResultReader.object(directory, StudyKeys.FILE), rows);
        } else if (has(directory, CalibrationKeys.FILE)) {
            addCalibration(ResultReader.object(directory, CalibrationKeys.FILE), rows);
        } else {
            rows.add(inspected(ResultReader.object(directory, InspectionKeys.FILE)));
        }
        rows.forEach(row -> row.put(SymbolListKeys.SYMBOL, symbol)
                .put(SymbolListKeys.DIRECTORY, String.valueOf(directory.getFileName()))
                .put(SymbolListKeys.REASON, row.or(SymbolListKeys.REASON, ""))
                .put(SymbolListKeys.CURRENCY, row.or(SymbolListKeys.CURRENCY, "")));
        return rows;
    }

    /** The row of a symbol without a result. */
    public static Values without(String symbol, String reason) {
        return named("")
                .put(SymbolListKeys.SYMBOL, symbol)
                .put(SymbolListKeys.DIRECTORY, "")
                .put(SymbolListKeys.REASON, reason)
                .put(SymbolListKeys.CURRENCY, "");
    }

    private static boolean has(Path directory, Shape file) {
        return Files.exists(ResultReader.file(directory, file));
    }

    private static Values named(String name) {
        return Values.of(SymbolListKeys.FILE).put(SymbolListKeys.NAME, name);
    }

    private static void addRun(Values run, List<Values> rows) {
        Long events = run.find(ResultsKeys.DATA_QUALITY)
                .flatMap(counts -> counts.find(QualityKeys.EVENTS))
                .orElse(null);
        for (Map.Entry<String, Values> each : run.get(ResultsKeys.STRATEGIES).entrySet()) {
            Values strategy = each.getValue();
            rows.add(named(each.getKey())
                    .put(SymbolListKeys.EVENTS, events)
                    .put(SymbolListKeys.ORDERS, Long.valueOf(1))
                    .put(SymbolListKeys.FILLED_QTY, strategy.get(SavingKeys.FILLED_QTY))
                    .put(SymbolListKeys.FEES, strategy.get(StrategyKeys.FEES))
                    .put(SymbolListKeys.CURRENCY, run.or(ResultsKeys.CURRENCY, ""))
                    .put(
                            SymbolListKeys.COST_BPS,
                            strategy.find(StrategyKeys.COST_VS_ARRIVAL_BPS).orElse(null)));
        }
    }

    private static void addStudy(Values study, List<Values> rows) {
        for (Values strategy : study.get(StudyKeys.STRATEGIES)) {
            String name = strategy.get(StudyKeys.NAME);
            Optional<Values> pair = study.get(StudyKeys.PAIRS).stream()
                    .filter(each -> each.get(StudyKeys.PAIR_NAME).equals(name))
                    .findFirst();
            rows.add(named(name)
                    .put(
                            SymbolListKeys.REASON,
                            pair.filter(each -> each.get(StudyKeys.FINDING).equals("refused"))
                                    .map(each -> each.get(StudyKeys.VERDICT))
                                    .orElse(""))
                    .put(SymbolListKeys.ORDERS, study.get(StudyKeys.ORDERS))
                    .put(SymbolListKeys.CURRENCY, study.or(StudyKeys.CURRENCY, ""))
                    .put(
                            SymbolListKeys.COST_BPS,
                            strategy.find(StudyKeys.MEAN_COST_BPS).orElse(null))
                    .put(
                            SymbolListKeys.SAVING_BPS,
                            pair.flatMap(each -> each.find(StudyKeys.MEAN_SAVING_BPS))
                                    .orElse(null))
                    .put(
                            SymbolListKeys.SAVING_LOWER_BPS,
                            pair.flatMap(each -> each.find(StudyKeys.INTERVAL_LOWER_BPS))
                                    .orElse(null))
                    .put(
                            SymbolListKeys.SAVING_UPPER_BPS,
                            pair.flatMap(each -> each.find(StudyKeys.INTERVAL_UPPER_BPS))
                                    .orElse(null)));
        }
    }

    private static void addCalibration(Values calibration, List<Values> rows) {
        for (Values forecast : calibration.get(CalibrationKeys.FORECASTS)) {
            rows.add(named(forecast.get(CalibrationKeys.NAME))
                    .put(SymbolListKeys.ORDERS, forecast.get(CalibrationKeys.COUNT))
                    .put(SymbolListKeys.BRIER, forecast.get(CalibrationKeys.BRIER)));
        }
        for (Values score : calibration.or(CalibrationKeys.QUEUE_SCORES, List.of())) {
            rows.add(named(String.join(
                            " ",
                            score.get(CalibrationKeys.QUEUE_MODEL),
                            score.get(CalibrationKeys.VIEW),
                            score.get(CalibrationKeys.SCORE_VENUE),
                            score.get(CalibrationKeys.LEAST_AHEAD) + "-" + score.get(CalibrationKeys.MOST_AHEAD)))
                    .put(SymbolListKeys.ORDERS, score.get(CalibrationKeys.ORDERS))
                    .put(SymbolListKeys.BRIER, score.get(CalibrationKeys.QUEUE_BRIER)));
        }
    }

    private static Values inspected(Values found) {
        return named("")
                .put(SymbolListKeys.CURRENCY, found.or(InspectionKeys.CURRENCY, ""))
                .put(
                        SymbolListKeys.EVENTS,
                        found.get(InspectionKeys.DATA_QUALITY).get(QualityKeys.EVENTS))
                .put(
                        SymbolListKeys.SPREAD,
                        found.get(InspectionKeys.NBBO)
                                .find(SurveyKeys.NBBO_SPREAD)
                                .flatMap(spread -> spread.find(SurveyKeys.P50))
                                .orElse(null));
    }
}
