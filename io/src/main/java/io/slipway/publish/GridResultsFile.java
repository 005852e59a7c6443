package io.slipway.publish;

import io.slipway.result.RunResult;
import io.slipway.search.PointResult;
import io.slipway.search.SearchResult;
import io.slipway.tca.Savings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** {@code grid_results.json}: one row a point of the search. */
final class GridResultsFile {

    private GridResultsFile() {}

    static void write(Path file, RunResult run, SearchResult search) throws IOException {
        try (JsonWriter json = new JsonWriter(file)) {
            json.array(() -> {
                for (PointResult result : search.results()) {
                    json.object(() -> writeRow(json, run, result));
                }
            });
        }
    }

    /** One point: its parameters and what they gave. */
    static void writeRow(JsonWriter json, RunResult run, PointResult result) throws IOException {
        json.fields(result.point().toMap());
        json.field("filled_qty", result.execution().qty());
        json.field("total_cash", result.execution().cash());
        json.field("avg_fill_px", ResultsFile.averagePx(result.execution()));
        json.object("savings_vs_baselines_bps", () -> {
            for (Map.Entry<String, Savings> entry :
                    run.comparison().savingsOf(result.execution()).entrySet()) {
                json.field(
                        ResultsFile.jsonName(entry.getKey()), entry.getValue().bps());
            }
        });
    }
}
