package io.slipway.app.run;

import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.config.spec.RunDirectoryWriter;
import io.slipway.publish.OutputException;
import io.slipway.report.ReportWriter;
import io.slipway.search.SearchResult;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** From a tape and settings to a finished run directory, with threads and progress for a person. */
public final class RunPipeline {

    private RunPipeline() {}

    /** Runs the strategies with the parameters given. A second core, if there is one, measures the market meanwhile. */
    public static ConfiguredRun backtest(MarketTape tape, RunConfig config, String source) {
        Origin origin = new Origin(Version.text(), source);
        if (Runtime.getRuntime().availableProcessors() == 1) {
            return ConfiguredRun.backtest(tape, config, origin);
        }
        try (Workers beside = new Workers(2)) {
            return ConfiguredRun.backtest(tape, config, origin, beside);
        }
    }

    /** Searches the parameters of the strategy under test, then runs all. */
    public static ConfiguredRun tune(MarketTape tape, RunConfig config, String source, int threads) {
        Origin origin = new Origin(Version.text(), source);
        ConfiguredRun run;
        try (Workers workers = new Workers(threads);
                Progress progress = new Progress("searching")) {
            run = Interruption.explained(
                    () -> "a search keeps no points, so the same command begins anew",
                    () -> ConfiguredRun.tune(tape, config, origin, workers, progress.ofSearch()));
        }
        SearchResult found = run.result().search();
        if (found != null) {
            found.failures()
                    .forEach(failure -> Terminal.warn("left out of the search: point="
                            + failure.point().toMap() + ", reason=" + failure.reason()));
        }
        return run;
    }

    /** Writes everything that a run directory holds, charts included. */
    public static void write(Path directory, ConfiguredRun run) {
        RunDirectoryWriter.write(directory, run);
        ReportWriter.write(directory);
    }

    /**
     * Writes a file of a result directory.
     *
     * @throws OutputException if the disk refuses
     */
    public static void writeText(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }
}
