package io.slipway.app.command.costs;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.PretradePipeline;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Version;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.spec.RunConfig;
import io.slipway.publish.OutputException;
import io.slipway.publish.ResultKind;
import io.slipway.report.PretradeReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The cost of an order before it is given. */
@Command(
        name = "pretrade",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Expected cost of an order before it is given: works the order in the same window of every past day of the data "
                    + "with each strategy. Shows mean, spread over days, displayed size, volume and participation.",
            "The market of the data does not answer the order, so costs of large orders are too low: --impact adds the "
                    + "impact that tca fitted to own executions."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway pretrade --input examples/demo_mbp-1.csv --side buy --qty 2000 \\",
            "    --window 10:01-10:06 --slice 30s --out runs/pretrade",
            "  ./slipway pretrade --input 'days/*.csv.zst' --symbol AAPL --side sell --qty 20,000 \\",
            "    --window 09:45-11:00 --strategies is-optimal,twap,pov"
        })
public final class PretradeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        Settings settings = options.toSettings();
        PretradePipeline pipeline = new PretradePipeline(RunConfig.of(settings), cache.store());
        Path out = output.out("pretrade");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.PRETRADE, settings)) {
            pipeline.write(publication.staging());
            RunPipeline.writeText(
                    publication.staging().resolve(SettingsFile.RESOLVED), SettingsFile.print(settings, Version.text()));
            PretradeReport.write(publication.staging());
            publication.publish();
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
        if (!output.quiet()) {
            spec.commandLine().getOut().print(PretradeReport.text(out));
            spec.commandLine().getOut().println("Written to " + out + ", page " + out.resolve("pretrade.html"));
        }
        return ExitCode.DONE;
    }
}
