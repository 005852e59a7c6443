package io.slipway.app.command;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.FileArguments;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.ResolvedFile;
import io.slipway.config.DataSettings;
import io.slipway.config.OriginSettings;
import io.slipway.config.Settings;
import io.slipway.config.StudySettings;
import io.slipway.config.spec.ReadSpec;
import io.slipway.data.venue.DailyVolumesFile;
import io.slipway.publish.OutputException;
import io.slipway.publish.WholeFile;
import io.slipway.strategies.schedule.DailyVolumes;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The volume of recorded days by time of day. */
@Command(
        name = "curve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Builds a volume profile (traded volume by day and New York time of day) for --volume-curve. A "
                    + "run uses only days before its own."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway curve january/*.dbn.zst --out volumes.csv",
            "  ./slipway backtest --input february.dbn.zst --volume-curve volumes.csv"
        })
public final class CurveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "CSV file to write: day, from, to, volume")
    private Path out = Path.of("");

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        Settings given = settings.toSettings();
        ReadSpec files = FileArguments.of(given);
        MarketTape tape = MarketSource.read(files.inputs(), files.options(), cache.store());
        files.check(tape.sha256());
        DailyVolumes volumes = DailyVolumes.of(tape, given.get(StudySettings.BUCKET));
        if (volumes.rows().isEmpty()) {
            throw new ConfigException("the data holds no trades: input=" + String.join(", ", files.inputs()));
        }
        try {
            WholeFile.write(out, part -> DailyVolumesFile.write(part, volumes));
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
        ResolvedFile.write(
                out,
                given.with(DataSettings.SYMBOL, tape.instrument().symbol())
                        .with(OriginSettings.INPUT_SHA256, tape.sha256()));
        long days =
                volumes.rows().stream().map(DailyVolumes.Row::day).distinct().count();
        BigDecimal volume =
                volumes.rows().stream().map(DailyVolumes.Row::volume).reduce(BigDecimal.ZERO, BigDecimal::add);
        spec.commandLine()
                .getOut()
                .printf(
                        "A volume of %s on %,d %s written to %s%n",
                        volume.toPlainString(), days, days == 1 ? "day" : "days", out);
        return ExitCode.DONE;
    }
}
