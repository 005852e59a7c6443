package io.slipway.app;

import io.slipway.config.ConfigFile;
import io.slipway.config.ConfigKey;
import io.slipway.config.RunConfig;
import io.slipway.data.venue.VenueNames;
import io.slipway.engine.Backtest;
import io.slipway.publish.FeeSource;
import io.slipway.publish.GivenPrices;
import io.slipway.publish.OutputException;
import io.slipway.publish.Provenance;
import io.slipway.publish.RunDirectoryWriter;
import io.slipway.report.ReportWriter;
import io.slipway.result.RunResult;
import io.slipway.search.ParameterPoint;
import io.slipway.search.SearchResult;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    /** Writes everything that a run directory holds, charts included. */
    static void write(Path directory, RunResult run, RunConfig config, String source) {
        VenueNames venues = VenueNames.load();
        Provenance provenance = new Provenance(
                Version.text(), source, config.seed(), config.feeSource().orElse(null), venues::mic);
        RunDirectoryWriter.write(directory, run, given(config), provenance);
        boolean searched = run.search() != null;
        List<String> comments = comments(run, provenance);
        RunConfig resolved = config.resolved(run.settings(), run.tape().instrument());
        writeText(directory.resolve("config.resolved.yaml"), ConfigFile.write(resolved, searched, comments));
        if (searched) {
            RunConfig best = resolved.withParameters(run.parameters());
            writeText(directory.resolve("config.best.yaml"), ConfigFile.write(best, false, comments));
        }
        ReportWriter.write(directory);
    }

    private static GivenPrices given(RunConfig config) {
        return new GivenPrices(
                config.text(ConfigKey.VOLUME_CURVE),
                config.price(ConfigKey.DECISION_PRICE).orElse(null),
                config.price(ConfigKey.PREVIOUS_CLOSE).orElse(null));
    }

    private static List<String> comments(RunResult run, Provenance provenance) {
        List<String> comments = new ArrayList<>(List.of(
                "Slipway " + provenance.version(),
                "source: " + provenance.source(),
                "SHA-256 of the events: " + run.tape().sha256()));
        FeeSource fees = provenance.fees();
        if (fees != null) {
            comments.add("SHA-256 of the fees: " + fees.sha256() + " (" + fees.file() + ")");
        }
        return comments;
    }

    /**
     * Writes a file of a result directory.
     *
     * @throws OutputException if the disk refuses
     */
    static void writeText(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }
}
