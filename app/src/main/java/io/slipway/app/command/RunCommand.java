package io.slipway.app.command;

import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Interruption;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.StreamedRun;
import io.slipway.app.run.Summaries;
import io.slipway.config.spec.RunConfig;
import io.slipway.publish.ResultKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A backtest over a topic, row by row, that survives a kill. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Runs a backtest over a Kafka topic row by row. Child orders and fills are written to the topics"
                + " slipway.orders and slipway.fills, the state to slipway.state, in one transaction. After a kill"
                + " the same command continues from the last commit; the results are those of backtest.",
        footer = {
            "",
            "Example, with a broker that is running:",
            "  ./slipway produce --input examples/demo_mbp-1.csv --topic quotes",
            "  ./slipway run --topic quotes --start 2024-08-01T14:00:30Z \\",
            "    --side buy --qty 2000 --fee 0.3c --out runs/streamed"
        })
public final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "name of the run in the topics; default: one that follows from the settings and the stream")
    private @Nullable String id;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        RunConfig config = RunConfig.of(settings.toSettings());
        config.parameters();
        StreamedRun run = new StreamedRun(config, Optional.ofNullable(id));
        Path out = output.out("run");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.RUN)) {
            RunPipeline.write(
                    publication.staging(),
                    Interruption.explained(() -> "the same command goes on from the last commit", run::run));
            publication.publish();
        }
        Summaries.print(spec.commandLine().getOut(), out, output.quiet());
        return ExitCode.DONE;
    }
}
