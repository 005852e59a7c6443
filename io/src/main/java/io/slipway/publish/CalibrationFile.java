package io.slipway.publish;

import io.slipway.outflow.FillCalibration.Outcome;
import io.slipway.stats.Reliability;
import io.slipway.text.Units;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** {@code calibration.json} and {@code calibration.csv}: forecasts of fills and what happened. */
public final class CalibrationFile {

    private static final int DECIMALS = 6;

    private CalibrationFile() {}

    /**
     * Writes {@code calibration.json}.
     *
     * @param judged forecasts by name
     * @param settings what was asked, by name
     */
    public static void writeJson(
            Path file,
            Map<String, Reliability> judged,
            Map<String, String> settings,
            Provenance provenance,
            String sha256)
            throws IOException {
        try (JsonWriter json = new JsonWriter(file)) {
            json.object(() -> {
                json.field("version", provenance.version());
                json.field("source", provenance.source());
                json.field("input_sha256", sha256);
                json.object("settings", () -> {
                    for (Map.Entry<String, String> entry : settings.entrySet()) {
                        json.field(entry.getKey(), entry.getValue());
                    }
                });
                json.array("forecasts", () -> {
                    for (Map.Entry<String, Reliability> entry : judged.entrySet()) {
                        json.object(() -> write(json, entry.getKey(), entry.getValue()));
                    }
                });
            });
        }
    }

    private static void write(JsonWriter json, String name, Reliability judged) throws IOException {
        json.field("name", name);
        json.field("count", judged.count());
        json.field("brier", decimal(judged.brier()));
        json.field("reliability", decimal(judged.reliability()));
        json.field("resolution", decimal(judged.resolution()));
        json.field("uncertainty", decimal(judged.uncertainty()));
        json.array("bins", () -> {
            for (Reliability.Bin bin : judged.bins()) {
                json.object(() -> {
                    json.field("count", bin.count());
                    json.field("forecast", decimal(bin.forecast()));
                    json.field("observed", decimal(bin.observed()));
                    json.field("lower", decimal(bin.lower()));
                    json.field("upper", decimal(bin.upper()));
                });
            }
        });
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Writes {@code calibration.csv}: one row a forecast. */
    public static void writeCsv(Path file, List<Outcome> outcomes, IntFunction<String> venueName) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("time,venue,side,queue,forecast,climatology,poisson,filled\n");
            for (Outcome outcome : outcomes) {
                csv.write(String.join(
                        ",",
                        Units.formatTime(outcome.timeNs()),
                        venueName.apply(outcome.publisherId()),
                        outcome.side().name().toLowerCase(Locale.ROOT),
                        Long.toString((long) outcome.queue()),
                        decimal(outcome.forecast()).toPlainString(),
                        decimal(outcome.climatology()).toPlainString(),
                        decimal(outcome.poisson()).toPlainString(),
                        outcome.filled() ? "1" : "0"));
                csv.write("\n");
            }
        }
    }
}
