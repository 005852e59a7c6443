package io.slipway.app;

import io.slipway.app.command.AllocateCommand;
import io.slipway.app.command.AuditCommand;
import io.slipway.app.command.BacktestCommand;
import io.slipway.app.command.BrokerCommand;
import io.slipway.app.command.CalibrateCommand;
import io.slipway.app.command.ConvertCommand;
import io.slipway.app.command.CurveCommand;
import io.slipway.app.command.DemoCommand;
import io.slipway.app.command.GenerateCommand;
import io.slipway.app.command.InspectCommand;
import io.slipway.app.command.MapCommand;
import io.slipway.app.command.MergeCommand;
import io.slipway.app.command.NewCommand;
import io.slipway.app.command.ProduceCommand;
import io.slipway.app.command.ReportCommand;
import io.slipway.app.command.StrategiesCommand;
import io.slipway.app.command.StudyCommand;
import io.slipway.app.command.TuneCommand;
import io.slipway.app.command.WorkCommand;
import io.slipway.app.command.costs.PretradeCommand;
import io.slipway.app.command.costs.TcaCommand;
import io.slipway.app.live.LiveCommand;
import io.slipway.app.live.OrderCommand;
import io.slipway.app.live.RunCommand;
import io.slipway.app.option.OptionHelp;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Version;
import io.slipway.app.setup.CacheCommand;
import io.slipway.app.setup.CompletionCommand;
import io.slipway.app.stream.RecordCommand;
import io.slipway.app.study.ClusterCommand;
import io.slipway.app.study.CorpusCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. */
@Command(
        name = "slipway",
        description = "Replays recorded quotes of many venues and says which way of executing an order was cheapest.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start here:",
            "  ./slipway demo",
            "  ./slipway inspect examples/demo_mbp-1.csv",
            "  ./slipway tune --input examples/demo_mbp-1.csv --start 2024-08-01T14:00:30Z \\",
            "    --qty 2000 --out runs/mine",
            "",
            "Exit codes: 0 done, 1 audit found altered results, 2 usage or configuration, 3 data,",
            "4 broker or network, 5 disk or memory, 70 a bug, 130 interrupted."
        })
public final class Main implements Callable<Integer> {

    /** All commands, in the order of the help. */
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            BacktestCommand.class,
            RunCommand.class,
            LiveCommand.class,
            TuneCommand.class,
            StudyCommand.class,
            CorpusCommand.class,
            WorkCommand.class,
            ClusterCommand.class,
            MergeCommand.class,
            ProduceCommand.class,
            OrderCommand.class,
            RecordCommand.class,
            BrokerCommand.class,
            InspectCommand.class,
            MapCommand.class,
            ConvertCommand.class,
            ReportCommand.class,
            AuditCommand.class,
            GenerateCommand.class,
            CurveCommand.class,
            CalibrateCommand.class,
            TcaCommand.class,
            PretradeCommand.class,
            AllocateCommand.class,
            StrategiesCommand.class,
            NewCommand.class,
            CacheCommand.class,
            CompletionCommand.class,
            HelpCommand.class);

    /** Commands that speak of all others. */
    private static final Set<Class<?>> OF_ALL = Set.of(CompletionCommand.class, HelpCommand.class);

    /** The system's word for a pipe that nobody reads any more. */
    private static final String CLOSED_PIPE = "Broken pipe";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            scope = ScopeType.INHERIT,
            description =
                    "a jar with strategies, schedules, allocators or models of your own; may be given several times")
    private List<Path> plugins = new ArrayList<>();

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(run(arguments, new FileOutputStream(FileDescriptor.out)));
    }

    /**
     * Runs the command line; output that could not be written, on a full disk for instance, is no success. A reader that had enough,
     * such as {@code head}, is no failure.
     *
     * @param output the file of the standard output, which unlike {@link System#out} says why it cannot be written
     */
    static int run(String[] arguments, OutputStream output) {
        try {
            Plugins.install(arguments);
            CommandLine commandLine = commandLine(arguments);
            int exitCode = commandLine.execute(arguments);
            commandLine.getOut().flush();
            if (System.out.checkError() && exitCode == ExitCode.DONE && !isClosedByReader(output)) {
                System.err.println("slipway: standard output cannot be written");
                return ExitCode.RESOURCES;
            }
            return exitCode;
        } catch (RuntimeException | Error e) {
            return Failures.report(e, new PrintWriter(System.err, true, Charset.defaultCharset()));
        }
    }

    /** Writes a line end to output that failed already, for the reason. */
    private static boolean isClosedByReader(OutputStream output) {
        try {
            output.write('\n');
            return false;
        } catch (IOException e) {
            return CLOSED_PIPE.equals(e.getMessage());
        }
    }

    /**
     * The command line, ready to run. Where the first argument names a command, it has this one only, since the options of all
     * commands take longer to gather than many commands run.
     */
    static CommandLine commandLine(String... arguments) {
        CommandLine commandLine = new CommandLine(new Main());
        commands(arguments).forEach(commandLine::addSubcommand);
        CommandLine help = commandLine.getSubcommands().get("help");
        if (help != null) {
            help.getCommandSpec()
                    .usageMessage()
                    .description("Shows the help of a command.")
                    .footer("", "Example:", "  ./slipway help study");
        }
        commandLine.setUsageHelpWidth(100);
        commandLine.setUsageHelpAutoWidth(false);
        commandLine.setExecutionExceptionHandler(new Failures());
        commandLine.setParameterExceptionHandler(Failures::onWrongUsage);
        commandLine.setExecutionStrategy(Main::execute);
        return commandLine;
    }

    private static List<Class<?>> commands(String... arguments) {
        return COMMANDS.stream()
                .filter(each -> arguments.length > 0
                        && !OF_ALL.contains(each)
                        && name(each).equals(arguments[0]))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    /** Runs the command, unless words are left over: picocli would print help and forget them. */
    private static int execute(ParseResult parsed) {
        for (ParseResult each = parsed; each != null; each = each.hasSubcommand() ? each.subcommand() : null) {
            if (OptionHelp.isAsked(each.commandSpec())) {
                CommandLine commandLine = each.commandSpec().commandLine();
                commandLine.usage(commandLine.getOut());
                return ExitCode.DONE;
            }
            if (!each.unmatched().isEmpty()) {
                throw new UnmatchedArgumentException(each.commandSpec().commandLine(), each.unmatched());
            }
            refuseNoValue(each);
        }
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error e) {
            return Failures.report(e, parsed.commandSpec().commandLine().getErr());
        }
    }

    /** An empty text, such as that of a shell's variable without a value, is not taken for a value that was left out. */
    private static void refuseNoValue(ParseResult parsed) {
        for (ArgSpec argument : parsed.matchedArgs()) {
            if (argument.arity().max() > 0
                    && argument.originalStringValues().stream().anyMatch(String::isBlank)) {
                String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
                throw new ParameterException(
                        parsed.commandSpec().commandLine(), name + ": no value, expected one, or leave it out");
            }
        }
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing" + (plugins.isEmpty() ? "" : " after --plugin"));
    }
}
