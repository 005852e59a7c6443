package io.slipway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * All that a report is made of. What a run did not write is a missing node or an empty text.
 *
 * @param run results and fills
 * @param market {@code market.json}
 * @param grid {@code grid_results.json}
 * @param study {@code study.json}
 * @param config the text of {@code config.resolved.yaml}
 * @param contrast the text of {@code contrast.txt}
 */
record ReportInput(RunDirectory run, JsonNode market, JsonNode grid, JsonNode study, String config, String contrast) {

    /**
     * Reads a run directory.
     *
     * @throws ReportException if a file that is there is damaged
     */
    static ReportInput read(RunDirectory run, Path directory) throws IOException {
        JsonNode market = json(directory.resolve("market.json"));
        int points = market.path("time_ms").size();
        boolean whole = market.path("nbb").size() == points
                && market.path("nbo").size() == points
                && market.path("price_unit").isNumber()
                && points > 0;
        if (!market.isMissingNode() && !whole) {
            throw new ReportException("market.json: columns are missing or of unequal length: points=" + points);
        }
        return new ReportInput(
                run,
                market,
                json(directory.resolve("grid_results.json")),
                json(directory.resolve("study.json")),
                text(directory.resolve("config.resolved.yaml")),
                text(directory.resolve("contrast.txt")));
    }

    /** A file as JSON with exact numbers; missing where there is none. */
    static JsonNode json(Path file) throws IOException {
        if (!Files.exists(file)) {
            return MissingNode.getInstance();
        }
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new ReportException(file.getFileName() + ": not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** The strategies by name. */
    JsonNode strategies() {
        return run.results().path("strategies");
    }

    /** A setting of the run by its name in {@code config.resolved.yaml}; empty where it was not set. */
    String setting(String key) {
        return config.lines()
                .filter(line -> line.startsWith(key + ": "))
                .map(line -> line.substring(key.length() + 2).strip())
                .map(value -> value.startsWith("\"") && value.endsWith("\"") && value.length() > 1
                        ? value.substring(1, value.length() - 1)
                        : value)
                .findFirst()
                .orElse("");
    }
}
