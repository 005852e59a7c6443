package io.slipway.publish;

import io.slipway.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writer of the files of a run: {@code results.json} and those that belong to it, without charts and settings. */
public final class RunDirectoryWriter {

    private RunDirectoryWriter() {}

    /**
     * Writes the files.
     *
     * @param directory an empty one, for instance {@link Publication#staging}
     * @throws OutputException if the disk refuses
     */
    public static void write(Path directory, RunResult run, GivenPrices given, Provenance provenance) {
        try {
            Files.createDirectories(directory);
            ResultsFile.write(directory.resolve(ResultKind.RUN.mainFile()), run, given, provenance);
            if (run.search() != null) {
                GridResultsFile.write(directory.resolve("grid_results.json"), run, run.search());
            }
            FillsFile.write(directory.resolve("fills.csv"), run, provenance.venueName());
            MarketFile.write(directory.resolve("market.json"), run);
        } catch (IOException e) {
            throw new OutputException(directory, e);
        }
    }
}
