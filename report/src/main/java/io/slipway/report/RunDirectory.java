package io.slipway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a finished run.
 *
 * @param results {@code results.json}
 * @param fills {@code fills.csv} by strategy, in the order of the results
 */
public record RunDirectory(JsonNode results, Map<String, List<FillRow>> fills) {

    static final String RESULTS = "results.json";
    private static final String FILLS = "fills.csv";
    private static final List<String> NEEDED = List.of(
            "best_parameters",
            "optimized",
            "baselines",
            "savings_vs_baselines_bps",
            "source",
            "profile",
            "order",
            "optimized_strategy",
            "refusals",
            "in_sample",
            "dead_parameters",
            "strategies",
            "benchmarks",
            "caveats");
    private static final String FILLS_HEADER = "strategy,time,publisher_id,";
    private static final int FILL_FIELDS = 11;
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final int BPS_DECIMALS = 6;
    private static final int MS_SCALE = 6;

    /**
     * One row of {@code fills.csv}, with the columns that charts need.
     *
     * @param time time of the fill
     * @param publisherId the venue's publisher id
     * @param qty shares
     * @param price price per share
     * @param fee fee of the whole fill, positive when paid
     * @param maker true if the fill provided liquidity
     */
    record FillRow(Instant time, String publisherId, BigDecimal qty, BigDecimal price, BigDecimal fee, boolean maker) {}

    /**
     * Reads a run directory.
     *
     * @throws ReportException if a file is missing or damaged
     */
    public static RunDirectory read(Path directory) {
        JsonNode results = readResults(directory);
        Map<String, List<FillRow>> fills = new LinkedHashMap<>();
        results.get("strategies").fieldNames().forEachRemaining(name -> fills.put(name, new ArrayList<>()));
        readFills(directory.resolve(FILLS), fills);
        return new RunDirectory(results, fills);
    }

    private static JsonNode readResults(Path directory) {
        Path file = directory.resolve(RESULTS);
        if (!Files.exists(file)) {
            throw new ReportException("not a finished run directory: directory=" + directory + ", missing=" + RESULTS);
        }
        JsonNode results;
        try {
            results = new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new ReportException(RESULTS + ": not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        for (String key : NEEDED) {
            if (!results.has(key)) {
                throw new ReportException(RESULTS + ": a key is missing: key=" + key);
            }
        }
        return results;
    }

    private static void readFills(Path file, Map<String, List<FillRow>> fills) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (lines.isEmpty() || !lines.get(0).startsWith(FILLS_HEADER)) {
            throw new ReportException(FILLS + ":1: not the header of fills: expected=" + FILLS_HEADER + "...");
        }
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",", -1);
            List<FillRow> rows = fields.length == FILL_FIELDS ? fills.get(fields[0]) : null;
            if (rows == null) {
                throw new ReportException(FILLS + ":" + (i + 1) + ": not a fill of a listed strategy");
            }
            rows.add(row(fields, i + 1));
        }
    }

    private static FillRow row(String[] fields, int line) {
        try {
            return new FillRow(
                    Instant.parse(fields[1]),
                    fields[2],
                    new BigDecimal(fields[5]),
                    new BigDecimal(fields[6]),
                    new BigDecimal(fields[7]),
                    fields[8].equals("maker"));
        } catch (DateTimeException | NumberFormatException e) {
            throw new ReportException(FILLS + ":" + line + ": not a fill: " + e.getMessage(), e);
        }
    }

    private static ReportException unreadable(Path file, IOException e) {
        return new ReportException("cannot read the run: file=" + file.getFileName(), e);
    }

    String text(String key) {
        return results.path(key).asText();
    }

    JsonNode order() {
        return results.get("order");
    }

    /** The strategy that filled all at the lowest cost; the first of equals, empty if none filled all. */
    Optional<String> cheapest() {
        Map.Entry<String, JsonNode> best = null;
        for (Map.Entry<String, JsonNode> row : results.get("strategies").properties()) {
            boolean filled = row.getValue().path("unfilled_qty").asLong() == 0;
            if (filled
                    && (best == null
                            || savingBps(row.getValue(), best.getValue()).signum() > 0)) {
                best = row;
            }
        }
        return Optional.ofNullable(best).map(Map.Entry::getKey);
    }

    /** Saving of one strategy against another that filled the same quantity, in basis points of the other's cash. */
    BigDecimal savingBps(JsonNode strategy, JsonNode other) {
        BigDecimal cash = number(strategy.path("total_cash")).orElse(BigDecimal.ZERO);
        BigDecimal otherCash = number(other.path("total_cash")).orElse(BigDecimal.ZERO);
        if (otherCash.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal saved = isSell() ? cash.subtract(otherCash) : otherCash.subtract(cash);
        return saved.multiply(BPS).divide(otherCash, BPS_DECIMALS, RoundingMode.HALF_EVEN);
    }

    boolean isSell() {
        return order().path("side").asText().equals("sell");
    }

    /** Start of the order. */
    Instant start() {
        return Instant.parse(order().path("start").asText());
    }

    /** A moment in seconds after the start of the order, or a dash where there is none. */
    String secondsAfterStart(JsonNode time) {
        return time.isTextual()
                ? Html.number(
                        Optional.of(msAfterStart(Instant.parse(time.asText())).movePointLeft(3)), 3)
                : Html.ABSENT;
    }

    /** A moment in milliseconds after the start of the order, exactly. */
    BigDecimal msAfterStart(Instant time) {
        return BigDecimal.valueOf(Duration.between(start(), time).toNanos(), MS_SCALE);
    }

    /** A venue's name, or its publisher id where the run has no name. */
    String venueName(String publisherId) {
        return results.path("venues").path(publisherId).asText(publisherId);
    }

    /** The order in words, for example {@code BUY 5,000 AAPL}. */
    String orderInWords() {
        return String.format(
                Locale.ROOT,
                "%s %,d %s",
                isSell() ? "SELL" : "BUY",
                order().path("qty").asLong(),
                order().path("symbol").asText());
    }

    /** A number, if it is there and not null. */
    static Optional<BigDecimal> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }
}
