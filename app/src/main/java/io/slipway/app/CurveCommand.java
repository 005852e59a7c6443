package io.slipway.app;

import io.slipway.data.DataFiles;
import io.slipway.data.venue.DailyVolumesFile;
import io.slipway.publish.OutputException;
import io.slipway.publish.WholeFile;
import io.slipway.strategies.schedule.DailyVolumes;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The volume of recorded days by time of day. */
@Command(
        name = "curve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Adds up the trades of data files by day and time of day in New York, into a file for --volume-curve. An order uses"
                    + " the days before its own only."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway curve january/*.dbn.zst --out volumes.csv",
            "  ./slipway backtest --input february.dbn.zst --volume-curve volumes.csv"
        })
final class CurveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "market data with trades: files, folders or patterns, merged in time order")
    private List<String> input = List.of();

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "which instrument, where there are several")
    private @Nullable String symbol;

    @Option(names = "--bucket", paramLabel = "DURATION", description = "length of a row, from midnight on [30m]")
    private String bucket = "30m";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "CSV file to write: day, from, to, volume")
    private Path out = Path.of("");

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Override
    public Integer call() {
        long bucketNs = Flags.value("--bucket", bucket, Units::parseDurationNs);
        MarketTape tape = SourceOptions.readAll(DataFiles.open(input, reading.toOptions(Optional.ofNullable(symbol))));
        DailyVolumes volumes = DailyVolumes.of(tape, bucketNs);
        if (volumes.rows().isEmpty()) {
            throw new ConfigException("the data holds no trades: input=" + String.join(", ", input));
        }
        try {
            WholeFile.write(out, part -> DailyVolumesFile.write(part, volumes));
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
        long days =
                volumes.rows().stream().map(DailyVolumes.Row::day).distinct().count();
        long shares =
                volumes.rows().stream().mapToLong(DailyVolumes.Row::volume).sum();
        spec.commandLine().getOut().printf("%,d shares of %,d days written to %s%n", shares, days, out);
        return ExitCode.DONE;
    }
}
