package io.slipway.app.run;

import io.slipway.config.ScheduleKeys;
import io.slipway.config.SettingsFile;
import io.slipway.config.spec.BestParameters;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.venue.VenueNames;
import io.slipway.engine.Backtest;
import io.slipway.engine.RunSpec;
import io.slipway.publish.OutputException;
import io.slipway.publish.Provenance;
import io.slipway.publish.RunDirectoryWriter;
import io.slipway.report.ReportWriter;
import io.slipway.result.RunResult;
import io.slipway.search.Objective;
import io.slipway.search.PointFunction;
import io.slipway.search.SearchResult;
import io.slipway.search.SearchRunner;
import io.slipway.search.SearchSpec;
import io.slipway.strategy.Parameters;
import io.slipway.tape.MarketTape;
import io.slipway.tca.GivenPrices;
import io.slipway.tca.OrderCost;
import io.slipway.tca.OrderPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From a tape and settings to a finished run directory. */
public final class RunPipeline {

    private RunPipeline() {}

    /** Runs the strategies with the parameters given. */
    public static RunResult backtest(MarketTape tape, RunConfig config) {
        Backtest backtest = new Backtest(tape, config.spec(tape, config.parameters()));
        return RunResult.of(backtest, config.strategies(), config.underTest(), given(config));
    }

    /**
     * Searches the parameters of the strategy under test, then runs it with the best point and the others with their defaults.
     */
    public static RunResult tune(MarketTape tape, RunConfig config, int threads) {
        Parameters first = config.space().first();
        Backtest search = new Backtest(tape, config.spec(tape, config.parameters(first)));
        SearchResult found = search(search, config, threads);
        Backtest backtest = new Backtest(
                tape, config.spec(tape, config.parameters(found.best().point())));
        return RunResult.ofSearch(
                backtest,
                config.strategies(),
                config.underTest(),
                config.parameters(config.untuned()),
                found,
                given(config));
    }

    @SuppressWarnings("try") // the interruption is there to be closed
    private static SearchResult search(Backtest backtest, RunConfig config, int threads) {
        Objective objective = config.objective().objective(() -> prices(backtest));
        SearchSpec spec = new SearchSpec(
                config.space(), config.sampler(), config.points(), config.seed(), objective.name(), config.untuned());
        PointFunction function = PointFunction.of(
                backtest,
                point -> backtest.spec().strategy(config.underTest()).withParameters(config.parameters(point)),
                objective);
        try (Workers workers = new Workers(threads);
                Progress progress = new Progress("searching")) {
            SearchResult found = Interruption.explained(
                    () -> "a search keeps no points, so the same command begins anew",
                    () -> new SearchRunner(function, workers, progress.ofSearch()).run(spec));
            found.failures()
                    .forEach(failure -> Terminal.warn("left out of the search: point="
                            + failure.point().toMap() + ", reason=" + failure.reason()));
            return found;
        }
    }

    private static OrderCost prices(Backtest backtest) {
        RunSpec spec = backtest.spec();
        return OrderPass.over(backtest.tape(), List.of(spec.order()), spec.fees())
                .prices(0);
    }

    /** Writes everything that a run directory holds, charts included. */
    public static void write(Path directory, RunResult run, RunConfig config, String source) {
        VenueNames venues = VenueNames.load();
        Provenance provenance = new Provenance(
                Version.text(),
                source,
                config.seed(),
                config.feeSource().orElse(null),
                venues::mic,
                BestParameters.areOf(run.tape(), config));
        RunDirectoryWriter.write(directory, run, config.settings().text(ScheduleKeys.VOLUME_CURVE), provenance);
        writeText(directory.resolve(SettingsFile.RESOLVED), SettingsFile.print(config.settings(), Version.text()));
        if (run.search() != null) {
            writeText(directory.resolve("config.best.yaml"), BestParameters.print(run, config, Version.text()));
        }
        ReportWriter.write(directory);
    }

    private static GivenPrices given(RunConfig config) {
        return new GivenPrices(
                config.decisionPx().orElse(null), config.previousClose().orElse(null));
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
