package io.slipway.app;

import io.slipway.config.RunConfig;
import io.slipway.data.venue.VenueNames;
import io.slipway.engine.Backtest;
import io.slipway.publish.Provenance;
import io.slipway.publish.RunDirectoryWriter;
import io.slipway.report.ReportWriter;
import io.slipway.result.RunResult;
import io.slipway.search.ParameterPoint;
import io.slipway.search.SearchResult;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;

/** From a tape and settings to a finished run directory. */
final class RunPipeline {

    private RunPipeline() {}

    /** Runs the strategies with the parameters given. */
    static RunResult backtest(MarketTape tape, RunConfig config) {
        Backtest backtest = new Backtest(tape, config.settings(tape, config.parameters()));
        return RunResult.of(backtest, config.strategies(), config.underTest());
    }

    /** Searches the parameters of the strategy under test, then runs it with the best and all others untuned. */
    static RunResult tune(MarketTape tape, RunConfig config, int threads) {
        ParameterPoint first = config.space().grid().get(0);
        Backtest search = new Backtest(tape, config.settings(tape, SearchRunner.parameters(first)));
        SearchResult found = new SearchRunner(search, config.underTest(), threads).run(config);
        StaticParameters best = SearchRunner.parameters(found.best().point());
        Backtest backtest = new Backtest(tape, config.settings(tape, best));
        StaticParameters untuned = SearchRunner.parameters(RunConfig.untuned());
        return RunResult.ofSearch(backtest, config.strategies(), config.underTest(), untuned, found);
    }

    /** Writes everything that a run directory holds, charts included, and only then makes it visible. */
    static void publish(RunDirectoryWriter directory, RunResult run, RunConfig config, String source) {
        VenueNames venues = VenueNames.load();
        directory.write(
                run,
                config,
                new Provenance(
                        Version.text(),
                        source,
                        config.seed(),
                        config.feeSource().orElse(null),
                        venues::mic));
        ReportWriter.write(directory.scratch());
        directory.publish();
    }

    /** Opens a run directory that is cleaned up even when the process is interrupted. */
    static OpenDirectory open(Path out) {
        RunDirectoryWriter writer = RunDirectoryWriter.open(out);
        return new OpenDirectory(writer, Cleanups.register(writer::close));
    }

    /** A run directory being written. */
    record OpenDirectory(RunDirectoryWriter writer, Cleanups.Handle cleanup) implements AutoCloseable {
        @Override
        public void close() {
            cleanup.close();
        }
    }
}
