package io.slipway.report.audit;

import io.slipway.report.audit.Finding.Fault;
import io.slipway.report.html.Numbers;
import io.slipway.report.read.ReportException;
import io.slipway.report.read.ResultReader;
import io.slipway.result.file.CalibrationKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An audit of a calibration: recomputes counts, Brier scores and uncertainties from the single forecasts. */
final class CalibrationAudit {

    /** Forecasts are rounded to six decimals, and so are their scores. */
    private static final double ROUNDING = 3e-6;

    private static final String ALL = "all venues";

    /** Columns of the forecasts by the beginning of their names. */
    private static final Map<String, Key<BigDecimal>> COLUMNS = Map.of(
            "model", CalibrationKeys.FORECAST_P,
            "frequency so far", CalibrationKeys.CLIMATOLOGY,
            "Poisson departures", CalibrationKeys.POISSON);

    private final List<Values> rows;
    private final List<Finding> findings = new ArrayList<>();

    private CalibrationAudit(List<Values> rows) {
        this.rows = rows;
    }

    /** True if a directory contains a calibration. */
    static boolean isOf(Path directory) {
        return Files.exists(ResultReader.file(directory, CalibrationKeys.FILE));
    }

    /**
     * The findings. A judgement of queue models has no single forecasts, and so none.
     *
     * @throws ReportException if a file is missing or damaged
     */
    static List<Finding> of(Path directory) {
        Values calibration = ResultReader.object(directory, CalibrationKeys.FILE);
        List<Values> forecasts = calibration.or(CalibrationKeys.FORECASTS, List.of());
        if (forecasts.isEmpty()) {
            return List.of();
        }
        CalibrationAudit audit = new CalibrationAudit(ResultReader.csv(directory, CalibrationKeys.CSV));
        forecasts.forEach(audit::check);
        return List.copyOf(audit.findings);
    }

    private void check(Values forecast) {
        String name = forecast.get(CalibrationKeys.NAME);
        int comma = name.lastIndexOf(", ");
        Key<BigDecimal> column = comma < 0 ? null : COLUMNS.get(name.substring(0, comma));
        if (column == null) {
            return;
        }
        String venue = name.substring(comma + 2);
        long count = 0;
        long filled = 0;
        double squares = 0;
        for (Values row : rows) {
            if (venue.equals(ALL) || venue.equals(row.get(CalibrationKeys.VENUE))) {
                double miss = row.get(column).doubleValue() - row.get(CalibrationKeys.FILLED);
                squares += miss * miss;
                count++;
                filled += row.get(CalibrationKeys.FILLED);
            }
        }
        double part = count == 0 ? 0 : (double) filled / count;
        boolean isSame = count == forecast.get(CalibrationKeys.COUNT)
                && isNear(squares / Math.max(1, count), forecast.get(CalibrationKeys.BRIER))
                && isNear(part * (1 - part), forecast.get(CalibrationKeys.UNCERTAINTY));
        if (!isSame) {
            findings.add(new Finding(
                    Fault.SCORE_DIFFERS,
                    Numbers.format(
                            "%s: %,d forecasts with a Brier score of %.6f, stated %,d and %s",
                            name,
                            count,
                            squares / Math.max(1, count),
                            forecast.get(CalibrationKeys.COUNT),
                            forecast.get(CalibrationKeys.BRIER).toPlainString())));
        }
    }

    private static boolean isNear(double found, BigDecimal stated) {
        return Math.abs(found - stated.doubleValue()) <= ROUNDING;
    }
}
