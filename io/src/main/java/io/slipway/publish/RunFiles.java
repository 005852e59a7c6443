package io.slipway.publish;

import io.slipway.publish.values.SavingValues;
import io.slipway.result.RunResult;
import io.slipway.result.file.FillKeys;
import io.slipway.result.file.MarketKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.file.Units;
import io.slipway.result.schema.Conversion;
import io.slipway.result.schema.Values;
import io.slipway.search.SearchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writer of the figures of a run: {@code results.json} and the files that belong to it. It states no configuration: a result
 * directory, which does, is written from a run and the configuration that made it, and from nothing else.
 */
public final class RunFiles {

    private RunFiles() {}

    /**
     * Writes the files.
     *
     * @param directory an empty one, for instance {@link Publication#staging}
     * @throws OutputException if the disk refuses
     */
    public static void write(Path directory, RunResult run, Provenance provenance) {
        try {
            Files.createDirectories(directory);
            Conversion units = Units.of(run.tape().instrument());
            Values results = ResultsFile.of(run, provenance).converted(units);
            JsonFile.write(directory.resolve(ResultsKeys.FILE.name()), results);
            SearchResult search = run.search();
            if (search != null) {
                List<Values> points = search.results().stream()
                        .map(result -> SavingValues.point(run, result).converted(units))
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
