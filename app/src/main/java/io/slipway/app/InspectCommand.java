package io.slipway.app;

import io.slipway.data.DataFiles;
import io.slipway.data.InspectionText;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.venue.VenueNames;
import io.slipway.market.MarketTape;
import io.slipway.market.TapeSurvey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a data file holds. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Shows what a data file holds: shape, venues, spreads, sizes, repeats, gaps, quality.",
        footer = {"", "Example:", "  ./slipway inspect examples/demo_mbp-1.csv"})
final class InspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "Databento CSV, mbp-1 or mbp-10, plain, .gz or .zst")
    private Path file = Path.of("");

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "which instrument, where the file holds several")
    private @Nullable String symbol;

    @Override
    public Integer call() {
        ReadOptions options = ReadOptions.all().withSymbol(Optional.ofNullable(symbol));
        MarketTape tape = SourceOptions.readAll(DataFiles.open(file, options));
        spec.commandLine().getOut().println(InspectionText.render(TapeSurvey.of(tape), VenueNames.load()));
        return ExitCode.DONE;
    }
}
