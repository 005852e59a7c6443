package io.slipway.publish;

import io.slipway.model.ParentOrder;
import io.slipway.stats.DataSnooping;
import io.slipway.stats.PairedComparison;
import io.slipway.study.StudyResult;
import io.slipway.text.Units;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** {@code study.json} and {@code study.csv}: what a study found, and the cost of every order. */
public final class StudyFile {

    private static final int DECIMALS = 6;

    private StudyFile() {}

    /**
     * Writes {@code study.json}.
     *
     * @param settings what the study was asked, by name
     */
    public static void writeJson(
            Path file, StudyResult study, Map<String, String> settings, Provenance provenance, String sha256)
            throws IOException {
        try (JsonWriter json = new JsonWriter(file)) {
            json.object(() -> {
                json.field("version", provenance.version());
                json.field("source", provenance.source());
                json.field("seed", provenance.seed());
                json.field("input_sha256", sha256);
                FeesOfRun.writeSource(json, provenance.fees());
                json.field(
                        "sign", "A cost is positive when we pay; a saving is positive when the contender was better.");
                json.object("settings", () -> {
                    for (Map.Entry<String, String> entry : settings.entrySet()) {
                        json.field(entry.getKey(), entry.getValue());
                    }
                });
                json.field("orders", study.orders().size());
                json.field("unmeasured_orders", study.unmeasured());
                json.field("best_possible_cost_bps", decimal(study.bestPossibleBps()));
                json.field("baseline", study.contenders().get(study.baseline()).name());
                json.array("contenders", () -> writeContenders(json, study));
                json.array("pairs", () -> writePairs(json, study));
                writeSnooping(json, study);
                json.array("groups", () -> writeGroups(json, study));
            });
        }
    }

    private static void writeContenders(JsonWriter json, StudyResult study) throws IOException {
        for (StudyResult.Row row : study.contenders()) {
            json.object(() -> {
                json.field("name", row.name());
                json.field("mean_cost_bps", decimal(row.mean()));
                json.field("unfilled_share", decimal(row.unfilled()));
                double capture = study.capture(study.contenders().indexOf(row));
                json.field("hindsight_capture", Double.isNaN(capture) ? null : decimal(capture));
            });
        }
    }

    private static void writePairs(JsonWriter json, StudyResult study) throws IOException {
        for (StudyResult.Pair pair : study.pairs()) {
            json.object(() -> {
                json.field("name", study.contenders().get(pair.contender()).name());
                json.field("finding", pair.verdict().finding().name().toLowerCase(Locale.ROOT));
                json.field("verdict", pair.verdict().text());
                PairedComparison comparison = pair.comparison();
                if (comparison != null) {
                    json.field("mean_saving_bps", decimal(comparison.mean()));
                    json.field("median_saving_bps", decimal(comparison.median()));
                    json.field("standard_deviation_bps", decimal(comparison.standardDeviation()));
                    json.field("interval_lower_bps", decimal(comparison.lower()));
                    json.field("interval_upper_bps", decimal(comparison.upper()));
                    json.field("block", comparison.block());
                    json.field("newey_west_t", decimal(comparison.neweyWestT()));
                    json.field("newey_west_p", decimal(comparison.neweyWestP()));
                    json.field("sign_flip_p", decimal(comparison.signFlipP()));
                    json.field("family_p", decimal(pair.familyP()));
                }
                json.array("differences_bps", () -> {
                    for (int i = 0; i < pair.savings().count(); i++) {
                        json.item(decimal(pair.savings().get(i)));
                    }
                });
            });
        }
    }

    private static void writeGroups(JsonWriter json, StudyResult study) throws IOException {
        for (StudyResult.Group group : study.groups()) {
            json.object(() -> {
                json.field("side", group.side().name().toLowerCase(Locale.ROOT));
                json.field("qty", group.qty());
                json.field("orders", group.orders().size());
                json.object("mean_cost_bps", () -> {
                    for (StudyResult.Row row : study.contenders()) {
                        json.field(row.name(), decimal(row.mean(group.orders())));
                    }
                });
            });
        }
    }

    private static void writeSnooping(JsonWriter json, StudyResult study) throws IOException {
        DataSnooping snooping = study.snooping();
        if (snooping != null) {
            json.object("best_of_all", () -> {
                json.field("contenders", study.compared().size());
                json.field("reality_check_p", decimal(snooping.realityCheckP()));
                json.field("spa_p", decimal(snooping.spaP()));
                json.field("expected_maximum_sd", decimal(snooping.expectedMaximum()));
                json.field("deflated_probability", decimal(study.deflatedProbability()));
            });
        }
    }

    /** Writes {@code study.csv}: one row an order, one column of costs a contender. */
    public static void writeCsv(Path file, StudyResult study) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("start,end,side,qty");
            for (StudyResult.Row row : study.contenders()) {
                csv.write("," + row.name() + "_cost_bps");
            }
            csv.write("\n");
            for (int i = 0; i < study.orders().size(); i++) {
                ParentOrder order = study.orders().get(i);
                csv.write(Units.formatTime(order.startNs()) + "," + Units.formatTime(order.endNs()) + ","
                        + order.side().name().toLowerCase(Locale.ROOT) + "," + order.qty());
                for (StudyResult.Row row : study.contenders()) {
                    csv.write("," + decimal(row.costsBps().get(i)).toPlainString());
                }
                csv.write("\n");
            }
        }
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
