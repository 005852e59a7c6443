package io.slipway.app.live;

import io.slipway.app.metrics.MetricsOption;
import io.slipway.app.metrics.RunMeters;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Interruption;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Summaries;
import io.slipway.app.stream.StreamedRuns;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.RunConfig;
import io.slipway.publish.ResultKind;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        RunConfig config = RunConfig.of(settings.toSettings());
        config.parameters();
        if (engine.isShared() && !engine.hasOrders()) {
            throw new ConfigException("--share: needs --orders, as engines share instruments");
        }
        List<LiveOrder> given = engine.orders(config);
        try (MetricsOption.Metering metering = engine.meters()) {
            return engine.hasOrders() ? runAll(config, given, metering.meters()) : runOne(config, metering.meters());
        }
    }

    private int runOne(RunConfig config, RunMeters meters) {
        StreamedRuns run = StreamedRuns.of(config, engine.id(), meters);
        Path out = output.out("run");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.RUN, config.settings())) {
            work(run).values().forEach(each -> RunPipeline.write(publication.staging(), each));
            meters.end();
            publication.publish();
        }
        Summaries.print(spec.commandLine().getOut(), out, output.quiet());
        return ExitCode.DONE;
    }

    private Map<String, ConfiguredRun> work(StreamedRuns runs) {
        return Interruption.explained(
                () -> "the same command goes on from the last commit, or begins anew if there was none",
                engine.isShared() ? runs::share : runs::run);
    }

    private int runAll(RunConfig config, List<LiveOrder> given, RunMeters meters) {
        Map<String, RunConfig> configs = new LinkedHashMap<>();
        given.forEach(order -> configs.put(order.id(), order.config()));
        StreamedRuns planned = new StreamedRuns(configs, engine.id(), meters);
        Path out = output.out("run");
        Map<String, ConfiguredRun> runs;
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.ORDERS, config.settings())) {
            runs = work(planned);
            meters.end();
            LiveResults.write(publication.staging(), runs);
            publication.publish();
        }
        if (!output.quiet()) {
            PrintWriter terminal = spec.commandLine().getOut();
            terminal.print(LiveResults.text(runs));
            terminal.println("Written to " + out);
            terminal.flush();
        }
        return ExitCode.DONE;
    }
}
