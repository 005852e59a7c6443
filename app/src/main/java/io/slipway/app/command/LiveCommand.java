package io.slipway.app.command;

import io.slipway.app.live.LivePage;
import io.slipway.app.live.LiveRun;
import io.slipway.app.live.LiveView;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Interruption;
import io.slipway.app.run.MarketSource;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.Summaries;
import io.slipway.app.run.Version;
import io.slipway.config.MarketSettings;
import io.slipway.config.OrderSettings;
import io.slipway.config.StrategySettings;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.TapeSpill;
import io.slipway.engine.Rules;
import io.slipway.market.MarketDataReader;
import io.slipway.publish.ResultKind;
import io.slipway.tape.TieRule;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Paper trading on data as they arrive. */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description =
                "Paper trading: executes one parent order on market data as they arrive, from a topic, a growing file"
                        + " or standard input. Fills are simulated, nothing is sent to a market. At the order's --end, the run"
                        + " directory is that of a backtest of the recorded data.",
        footer = {
            "",
            "Examples:",
            "  ./slipway live --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z \\",
            "    --end 2024-08-01T14:05:00Z --qty 2000 --page --out runs/live"
        })
public final class LiveCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--page", description = "show the order on a page on this machine's loopback address")
    private boolean page;

    @Option(names = "--page-port", paramLabel = "PORT", description = "port of the page, 0 for a free one [0]")
    private int port;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        RunConfig config = RunConfig.of(settings.toSettings());
        config.parameters();
        check(config);
        MarketSource source = new MarketSource(config.settings());
        Path out = output.out("live");
        PrintWriter terminal = spec.commandLine().getOut();
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.RUN);
                LiveView view = view(terminal);
                MarketDataReader feed = source.feed()) {
            LiveRun run = new LiveRun(config, feed, TapeSpill::ofProcess, view);
            Origin origin = new Origin(Version.text(), source.label());
            RunPipeline.write(
                    publication.staging(),
                    Interruption.explained(() -> "the order is abandoned, nothing is written", () -> run.run(origin)));
            publication.publish();
        }
        Summaries.print(terminal, out, output.quiet());
        return ExitCode.DONE;
    }

    private static void check(RunConfig config) {
        if (!config.rules().equals(Rules.standard())) {
            throw config.settings().fault(StrategySettings.PROFILE, "this profile runs as a whole only");
        }
        if (config.settings().find(MarketSettings.TIES).orElse(TieRule.PRINTS_FIRST) != TieRule.PRINTS_FIRST) {
            throw config.settings().fault(MarketSettings.TIES, "another order needs the whole data");
        }
        if (config.settings().find(OrderSettings.END).isEmpty()) {
            throw config.settings().fault(OrderSettings.END, "a live order needs an end");
        }
    }

    private LiveView view(PrintWriter terminal) {
        PrintWriter lines = output.quiet() ? new PrintWriter(Writer.nullWriter()) : terminal;
        lines.println("Paper trading: fills are simulated, nothing is sent to a market.");
        lines.flush();
        if (!page) {
            return new LiveView(Optional.empty(), lines);
        }
        if (port < 0 || port > LAST_PORT) {
            throw new ConfigException("--page-port: out of range: value=" + port + ", expected 0 to " + LAST_PORT);
        }
        try {
            LivePage opened = LivePage.open(port);
            System.err.println("Page: " + opened.address());
            return new LiveView(Optional.of(opened), lines);
        } catch (IOException e) {
            throw new ConfigException("--page-port: cannot be used: port=" + port + ", reason=" + e.getMessage(), e);
        }
    }
}
