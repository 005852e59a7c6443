package io.slipway.app.command.costs;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.option.OutputOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.run.ExecutionPipeline;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.OpenPublication;
import io.slipway.app.run.RunPipeline;
import io.slipway.app.run.SymbolRuns;
import io.slipway.app.run.Version;
import io.slipway.config.DataSettings;
import io.slipway.config.ExecutionSettings;
import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.config.spec.ReadSpec;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.FoundStep;
import io.slipway.data.executions.ExecutionFiles;
import io.slipway.data.executions.ExecutionOptions;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.Reconciliation;
import io.slipway.executions.regulatory.RegulatoryReports;
import io.slipway.market.MarketDataException;
import io.slipway.publish.OutputException;
import io.slipway.publish.ResultKind;
import io.slipway.report.TcaReport;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Own executions. */
@Command(
        name = "tca",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Measures orders and fills that really happened: implementation shortfall, benchmarks, spreads, "
                    + "markouts, venues, outliers, by broker, strategy, side, size and time.",
            "With --strategies, compares them with what Slipway's strategies would have paid for the same quantities "
                    + "from the same arrivals.",
            "--input FILE is read for every symbol of the orders; {symbol} in it stands for the symbol. --corpus DIR takes the "
                    + "days of each symbol from a corpus. Without either, only prices that the orders state are compared."
        },
        footer = {
            "",
            "Columns of --fills: time, side, qty, price, and symbol where there are several; where known venue,",
            "fee, liquidity, exec_id, order_id. The fills.csv of a backtest will do. Columns of --orders: order_id,",
            "symbol, side, qty, arrival_time; where known end_time, decision_time, decision_price, limit,",
            "broker, strategy, trader, account. Fills that name their order_id need no side or symbol beside --orders.",
            "Times without a zone are of New York, or of --zone, such as --zone Europe/London.",
            "Other names and forms need a mapping: ./slipway map FILE proposes one (docs/TCA.md).",
            "",
            "Examples:",
            "  ./slipway tca --orders examples/tca/orders.csv --fills examples/tca/fills.csv \\",
            "    --input examples/demo_mbp-1.csv --out runs/tca",
            "  ./slipway tca --fills examples/tca/fills.csv --input examples/demo_mbp-1.csv \\",
            "    --strategies twap,best-ask --slice 2s --out runs/tca",
            "  ./slipway tca --orders examples/tca/orders.csv --fills examples/tca/fills.csv \\",
            "    --input examples/demo_mbp-1.csv --regulatory --out runs/tca"
        })
public final class TcaCommand implements Callable<Integer> {

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
        List<String> orders = settings.find(ExecutionSettings.ORDERS).orElse(List.of());
        List<String> fills = settings.find(ExecutionSettings.FILLS).orElse(List.of());
        if (orders.isEmpty() && fills.isEmpty()) {
            throw new ConfigException("no executions: give --fills FILE, and --orders FILE where there are orders");
        }
        refuseInputTwice(settings);
        ExecutionPipeline pipeline = new ExecutionPipeline(RunConfig.of(settings), cache.store());
        Path out = output.out("tca");
        try (OpenPublication publication = OpenPublication.of(out, ResultKind.TCA, settings)) {
            ReadSpec reading = ReadSpec.of(settings);
            FoundStep.read(
                    readAgain(settings, reading),
                    reading.options(),
                    step -> measure(settings, step, pipeline, publication));
            RunPipeline.writeText(
                    publication.staging().resolve(SettingsFile.RESOLVED), SettingsFile.print(settings, Version.text()));
            TcaReport.write(publication.staging());
            publication.publish();
        }
        if (!output.quiet()) {
            spec.commandLine().getOut().print(TcaReport.text(out));
            spec.commandLine().getOut().println("Written to " + out + ", page " + out.resolve("tca.html"));
        }
        return ExitCode.DONE;
    }

    /** Standard input gives its bytes once. */
    private static void refuseInputTwice(Settings settings) {
        List<String> flags = new ArrayList<>();
        settings.find(DataSettings.INPUT).ifPresent(inputs -> addInputs(flags, "--input", inputs));
        settings.find(ExecutionSettings.ORDERS).ifPresent(files -> addInputs(flags, "--orders", files));
        settings.find(ExecutionSettings.FILLS).ifPresent(files -> addInputs(flags, "--fills", files));
        settings.find(ExecutionSettings.ROUTES).ifPresent(files -> addInputs(flags, "--routes", files));
        if (flags.size() > 1) {
            throw new ConfigException("- is standard input, which can be read once, but is given for "
                    + String.join(" and ", flags) + ": name a file for the others");
        }
    }

    private static void addInputs(List<String> flags, String flag, List<String> files) {
        files.stream().filter(DataSource.STANDARD_INPUT::equals).forEach(each -> flags.add(flag));
    }

    /** All files that are read again where a quantity is finer than the step. */
    private static List<String> readAgain(Settings settings, ReadSpec reading) {
        List<String> all = new ArrayList<>(reading.inputs());
        List.of(ExecutionSettings.ORDERS, ExecutionSettings.FILLS, ExecutionSettings.ROUTES)
                .forEach(each -> settings.find(each).ifPresent(all::addAll));
        return all;
    }

    /** Measures in one step of quantities. */
    private static Reconciliation measure(
            Settings settings, ReadOptions reading, ExecutionPipeline pipeline, OpenPublication publication) {
        List<String> orders = settings.find(ExecutionSettings.ORDERS).orElse(List.of());
        List<String> fills = settings.find(ExecutionSettings.FILLS).orElse(List.of());
        ExecutionOptions options = new ExecutionOptions(
                settings.find(ExecutionSettings.ORDERS_MAPPING),
                settings.find(ExecutionSettings.FILLS_MAPPING),
                reading);
        Reconciliation found =
                Reconciliation.of(SymbolRuns.chosen(settings, ExecutionFiles.read(orders, fills, options)));
        if (found.executions().isEmpty()) {
            throw nothing(found, orders, fills);
        }
        try {
            pipeline.write(
                    publication.staging(), found, reading.qtyStep(), options.venues(), regulatory(settings, options));
        } catch (IOException e) {
            throw new OutputException(publication.staging(), e);
        }
        return found;
    }

    private static MarketDataException nothing(Reconciliation found, List<String> orders, List<String> fills) {
        long withoutSide = found.issues().count(ExecutionIssue.NO_SIDE);
        return new MarketDataException(
                withoutSide > 0
                        ? "no fill can be used: fills without a side=" + withoutSide
                                + "; without --orders a fill needs time, side, qty and price: fills=" + fills
                        : nothingLeft(found) + ": orders=" + orders + ", fills=" + fills);
    }

    /** The faults for which nothing is left to measure, each with its first example. */
    private static String nothingLeft(Reconciliation found) {
        List<IssueTally.Note> notes = found.issues().notes();
        return notes.isEmpty()
                ? "no orders and no fills"
                : notes.stream()
                        .map(note ->
                                note.issue().meaning() + " (" + note.issue().key() + "=" + note.count() + ", first "
                                        + note.examples().get(0) + ")")
                        .collect(Collectors.joining(". ", "no order is left to measure. ", ""));
    }

    private static Optional<RegulatoryReports> regulatory(Settings settings, ExecutionOptions reading) {
        List<String> routes = settings.find(ExecutionSettings.ROUTES).orElse(List.of());
        boolean isWanted = settings.get(ExecutionSettings.REGULATORY);
        if (!isWanted && !routes.isEmpty()) {
            throw new ConfigException("--routes is of --regulatory only; give that too");
        }
        return isWanted
                ? Optional.of(
                        ExecutionPipeline.regulatory(ExecutionFiles.readRoutes(routes, reading), reading.venues()))
                : Optional.empty();
    }
}
