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
import io.slipway.app.run.Terminal;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.RunConfig;
import io.slipway.publish.ResultKind;
import io.slipway.tape.MarketTape;
import java.nio.file.Path;
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
                    + "without effect, and compares the best point with the other strategies, in-sample."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway tune --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z --qty 2000 \\",
            "    --lambda-under 0.01..0.1/10 --theta-queue 0,0.01",
            "  ./slipway tune --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z --qty 2000 \\",
            "    --search random --points 500 --seed 7"
        })
public final class TuneCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final ThreadOptions threads = new ThreadOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        RunConfig config = RunConfig.of(settings.toSettings()).withSearchDefaults();
        MarketSource source = new MarketSource(config.settings(), cache.store());
        Path out = output.out("tune");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.RUN, config.settings())) {
            MarketTape tape = source.read();
            config.hoursNotes(tape).forEach(Terminal::warn);
            ConfiguredRun run = RunPipeline.tune(tape, config, source.label(), threads.count());
            RunPipeline.write(publication.staging(), run);
            publication.publish();
        }
        Summaries.print(spec.commandLine().getOut(), out, output.quiet());
        return ExitCode.DONE;
    }
}
