package io.slipway.app.command;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.option.ThreadOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Summaries;
import io.slipway.app.run.SymbolRuns;
import io.slipway.app.run.Terminal;
import io.slipway.app.study.StudyJob;
import io.slipway.app.study.WorkOptions;
import io.slipway.config.CorpusSettings;
import io.slipway.config.Settings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.RunConfig;
import io.slipway.publish.ResultKind;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One order, several strategies, searched parameters. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Searches the parameters of the strategy under test, on a grid or at random. Reports parameters "
                    + "without effect, and compares the best point with the other strategies, in-sample.",
            "With --corpus the order is worked on every chosen day of every symbol, and the points are ranked by their sums over "
                    + "all of them; --start and --end are then times of day, such as 09:45."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway tune --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z --qty 2000 \\",
            "    --lambda-under 0.01..0.1/10 --theta-queue 0,0.01",
            "  ./slipway tune --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z --qty 2000 \\",
            "    --search random --points 500 --seed 7",
            "  ./slipway tune --corpus runs/corpus --start 10:00 --end 10:05 --qty 2000 --lambda-under 0.005,0.05"
        })
public final class TuneCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final WorkOptions tasks = new WorkOptions();

    @Mixin
    private final ThreadOptions threads = new ThreadOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        RunConfig config = RunConfig.of(settings.toSettings()).withSearchDefaults();
        if (config.settings().find(CorpusSettings.CORPUS).isPresent()) {
            return overDays(config);
        }
        tasks.refuse("of a search over days: give --corpus");
        Path out = output.out("tune");
        Optional<SymbolRuns> several = SymbolRuns.of(config.settings());
        if (several.isPresent()) {
            several.get().write(out, this::write);
            Summaries.printSymbols(spec.commandLine().getOut(), out, output.quiet());
        } else {
            write(out, config.settings());
            Summaries.print(spec.commandLine().getOut(), out, output.quiet());
        }
        return ExitCode.DONE;
    }

    private void write(Path out, Settings given) {
        RunConfig config = RunConfig.of(given).withSearchDefaults();
        MarketSource source = new MarketSource(given, cache.store());
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.RUN, config.settings())) {
            MarketTape tape = source.read();
            config.hoursNotes(tape).forEach(Terminal::warn);
            ConfiguredRun run = RunPipeline.tune(tape, config, source.label(), threads.count());
            RunPipeline.write(publication.staging(), run);
            publication.publish();
        }
    }

    private int overDays(RunConfig config) {
        if (tasks.plansOnly()) {
            return tasks.plan(StudyJob.read(config, threads.count(), cache.store()));
        }
        return tasks.run(
                new WorkOptions.Target(ResultKind.TUNING, output.out("tune"), output.quiet(), config.settings()),
                () -> StudyJob.read(config, threads.count(), cache.store()),
                threads,
                cache);
    }
}
