package io.slipway.report.read;

import io.slipway.result.file.MarketKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that a report is made of.
 *
 * @param run results and fills
 * @param market {@code market.json}, if there is one
 * @param grid {@code grid_results.json}; no points where nothing was searched
 * @param config the text of {@code config.resolved.yaml}, or none
 * @param contrast the text of {@code contrast.txt}, or none
 */
public record ReportInput(
        RunDirectory run, Optional<Values> market, List<Values> grid, String config, String contrast) {

    /**
     * Reads a run directory.
     *
     * @throws ReportException if a file that is there is damaged or of another run
     */
    public static ReportInput read(RunDirectory run, Path directory) throws IOException {
        Optional<Values> market = Files.exists(ResultReader.file(directory, MarketKeys.FILE))
                ? Optional.of(market(run, directory))
                : Optional.empty();
        return new ReportInput(
                run,
                market,
                points(run, directory),
                text(directory.resolve("config.resolved.yaml")),
                text(directory.resolve("contrast.txt")));
    }

    /** The points of the run's search; none where it made no search, whatever file is there. */
    public static List<Values> points(RunDirectory run, Path directory) {
        boolean searched = run.results().find(ResultsKeys.SEARCH).isPresent();
        return searched && Files.exists(ResultReader.file(directory, SavingKeys.POINT))
                ? ResultReader.list(directory, SavingKeys.POINT)
                : List.of();
    }

    private static Values market(RunDirectory run, Path directory) {
        Values market = ResultReader.object(directory, MarketKeys.FILE);
        int points = size(market, MarketKeys.TIME_MS);
        boolean whole = size(market, MarketKeys.NBB) == points
                && size(market, MarketKeys.NBO) == points
                && market.find(MarketKeys.PRICE_UNIT).isPresent()
                && points > 0;
        if (!whole) {
            throw new ReportException("market.json: columns are missing or of unequal length: points=" + points);
        }
        if (!market.or(MarketKeys.START, run.start()).equals(run.start())) {
            throw new ReportException("market.json: of another order: start=" + market.get(MarketKeys.START));
        }
        return market;
    }

    private static <T> int size(Values market, Key<List<T>> key) {
        return market.or(key, List.of()).size();
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** A setting of the run by its name in {@code config.resolved.yaml}; empty where it was not set. */
    public String setting(String key) {
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
