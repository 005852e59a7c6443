package io.slipway.publish;

import io.slipway.result.RunResult;
import io.slipway.result.file.FillKeys;
import io.slipway.result.file.MarketKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.schema.Values;
import io.slipway.search.SearchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writer of the files of a run: {@code results.json} and those that belong to it, without charts and settings. */
public final class RunDirectoryWriter {

    private RunDirectoryWriter() {}

    /**
     * Writes the files.
     *
     * @param directory an empty one, for instance {@link Publication#staging}
     * @param volumeCurve name or file of the volume profile of vwap
     * @throws OutputException if the disk refuses
     */
    public static void write(Path directory, RunResult run, String volumeCurve, Provenance provenance) {
        try {
            Files.createDirectories(directory);
            Values results = ResultsFile.of(run, provenance, volumeCurve);
            JsonFile.write(directory.resolve(ResultsKeys.FILE.name()), results);
            SearchResult search = run.search();
            if (search != null) {
                List<Values> points = search.results().stream()
                        .map(result -> SavingValues.point(run, result))
                        .toList();
                JsonFile.write(directory.resolve(SavingKeys.POINT.name()), points);
            }
            FillsFile.write(directory.resolve(FillKeys.FILE.name()), run, provenance.venueName());
            MarketFile.write(directory.resolve(MarketKeys.FILE.name()), run);
        } catch (IOException e) {
            throw new OutputException(directory, e);
        }
    }
}
