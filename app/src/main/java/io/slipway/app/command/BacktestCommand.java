package io.slipway.app.command;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Summaries;
import io.slipway.app.run.SymbolRuns;
import io.slipway.app.run.Terminal;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.publish.ResultKind;
import io.slipway.tape.MarketTape;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One order, several strategies, given parameters. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Executes one parent order with several strategies on the same market data and compares them.",
        footer = {
            "",
            "Examples:",
            "  ./slipway backtest --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z \\",
            "    --side buy --qty 2000 --fee 0.3c --out runs/mine",
            "  ./slipway backtest --config runs/mine/config.resolved.yaml --out runs/again"
        })
public final class BacktestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        Settings given = settings.toSettings();
        RunConfig.of(given).parameters();
        Path out = output.out("backtest");
        PrintWriter terminal = spec.commandLine().getOut();
        Optional<SymbolRuns> several = SymbolRuns.of(given);
        if (several.isPresent()) {
            several.get().write(out, this::write);
            Summaries.printSymbols(terminal, out, output.quiet());
        } else {
            write(out, given);
            Summaries.print(terminal, out, output.quiet());
        }
        return ExitCode.DONE;
    }

    private void write(Path out, Settings given) {
        RunConfig config = RunConfig.of(given);
        MarketSource source = new MarketSource(given, cache.store());
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.RUN, given)) {
            MarketTape tape = source.read();
            config.hoursNotes(tape).forEach(Terminal::warn);
            RunPipeline.write(publication.staging(), RunPipeline.backtest(tape, config, source.label()));
            publication.publish();
        }
    }
}
