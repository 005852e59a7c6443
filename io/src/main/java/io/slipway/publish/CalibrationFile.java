package io.slipway.publish;

import io.slipway.outflow.FillCalibration.Outcome;
import io.slipway.outflow.QueueScore;
import io.slipway.publish.values.Decimals;
import io.slipway.result.file.CalibrationKeys;
import io.slipway.result.file.OriginKeys;
import io.slipway.result.file.Units;
import io.slipway.result.schema.Values;
import io.slipway.stats.Reliability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** {@code calibration.json} and {@code calibration.csv}: forecasts of fills and their outcomes. */
public final class CalibrationFile {

    private static final double NS_PER_SECOND = 1e9;

    private CalibrationFile() {}

    /**
     * Writes {@code calibration.json}.
     *
     * @param judged forecasts by name
     * @param settings of the calibration, by name
     */
    public static void writeJson(
            Path file,
            Map<String, Reliability> judged,
            Map<String, String> settings,
            Provenance provenance,
            String sha256)
            throws IOException {
        List<Values> forecasts = new ArrayList<>();
        judged.forEach((name, reliability) -> forecasts.add(forecast(name, reliability)));
        JsonFile.write(
                file,
                Values.of(CalibrationKeys.FILE)
                        .put(OriginKeys.VERSION, provenance.version())
                        .put(OriginKeys.SOURCE, provenance.source())
                        .put(OriginKeys.INPUT_SHA256, sha256)
                        .put(CalibrationKeys.SETTINGS, settings)
                        .put(CalibrationKeys.FORECASTS, forecasts));
    }

    /**
     * Writes {@code calibration.json} of queue models that real orders judged.
     *
     * @param lost orders that were left out
     * @param settings of the calibration, by name
     */
    public static void writeQueueModels(
            Path file,
            List<QueueScore> scores,
            long lost,
            Map<String, String> settings,
            Provenance provenance,
            String sha256)
            throws IOException {
        JsonFile.write(
                file,
                Values.of(CalibrationKeys.FILE)
                        .put(OriginKeys.VERSION, provenance.version())
                        .put(OriginKeys.SOURCE, provenance.source())
                        .put(OriginKeys.INPUT_SHA256, sha256)
                        .put(CalibrationKeys.SETTINGS, settings)
                        .put(CalibrationKeys.FORECASTS, List.of())
                        .put(
                                CalibrationKeys.QUEUE_SCORES,
                                scores.stream()
                                        .map(score -> queueScore(score, provenance.venueName()))
                                        .toList())
                        .put(CalibrationKeys.LOST, lost)
                        .converted(Units.of(provenance.instrument())));
    }

    private static Values queueScore(QueueScore score, IntFunction<String> venueName) {
        QueueScore.Counts counts = score.counts();
        return Values.of(CalibrationKeys.QUEUE_SCORE)
                .put(CalibrationKeys.QUEUE_MODEL, score.forecaster().model().toString())
                .put(CalibrationKeys.VIEW, score.forecaster().view())
                .put(CalibrationKeys.SCORE_VENUE, venueName.apply(score.publisherId()))
                .put(CalibrationKeys.LEAST_AHEAD, score.leastAhead())
                .put(CalibrationKeys.MOST_AHEAD, score.mostAhead())
                .put(CalibrationKeys.ORDERS, counts.orders())
                .put(CalibrationKeys.ORDERS_FILLED, counts.filled())
                .put(CalibrationKeys.MISSED, counts.missed())
                .put(CalibrationKeys.FALSE_FILLS, counts.falseFills())
                .put(CalibrationKeys.LATE, counts.late())
                .put(CalibrationKeys.EARLY, counts.early())
                .put(CalibrationKeys.QUEUE_BRIER, Decimals.of(score.brier()))
                .put(CalibrationKeys.CRPS, Decimals.of(score.crpsNs() / NS_PER_SECOND));
    }

    private static Values forecast(String name, Reliability judged) {
        List<Values> bins = new ArrayList<>();
        for (Reliability.Bin bin : judged.bins()) {
            bins.add(Values.of(CalibrationKeys.BIN)
                    .put(CalibrationKeys.BIN_COUNT, (long) bin.count())
                    .put(CalibrationKeys.BIN_FORECAST, Decimals.of(bin.forecast()))
                    .put(CalibrationKeys.OBSERVED, Decimals.of(bin.observed()))
                    .put(CalibrationKeys.LOWER, Decimals.of(bin.lower()))
                    .put(CalibrationKeys.UPPER, Decimals.of(bin.upper())));
        }
        return Values.of(CalibrationKeys.FORECAST)
                .put(CalibrationKeys.NAME, name)
                .put(CalibrationKeys.COUNT, (long) judged.count())
                .put(CalibrationKeys.BRIER, Decimals.of(judged.brier()))
                .put(CalibrationKeys.RELIABILITY, Decimals.of(judged.reliability()))
                .put(CalibrationKeys.RESOLUTION, Decimals.of(judged.resolution()))
                .put(CalibrationKeys.UNCERTAINTY, Decimals.of(judged.uncertainty()))
                .put(CalibrationKeys.BINS, bins);
    }

    /** Writes {@code calibration.csv}: one row per forecast. */
    public static void writeCsv(Path file, List<Outcome> outcomes, Provenance provenance) throws IOException {
        try (CsvFile csv = CsvFile.open(file, CalibrationKeys.CSV, List.of(), Units.of(provenance.instrument()))) {
            for (Outcome outcome : outcomes) {
                csv.write(Values.of(CalibrationKeys.CSV)
                        .put(CalibrationKeys.TIME, Decimals.time(outcome.timeNs()))
                        .put(CalibrationKeys.VENUE, provenance.venueName().apply(outcome.publisherId()))
                        .put(CalibrationKeys.SIDE, outcome.side().name().toLowerCase(Locale.ROOT))
                        .put(CalibrationKeys.QUEUE, (long) outcome.queue())
                        .put(CalibrationKeys.FORECAST_P, Decimals.of(outcome.forecast()))
                        .put(CalibrationKeys.CLIMATOLOGY, Decimals.of(outcome.climatology()))
                        .put(CalibrationKeys.POISSON, Decimals.of(outcome.poisson()))
                        .put(CalibrationKeys.FILLED, outcome.filled() ? 1L : 0L));
            }
        }
    }
}
