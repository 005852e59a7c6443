package io.slipway.app;

import io.slipway.app.option.OptionHelp;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Version;
import io.slipway.app.setup.AsciiWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionStrategy;
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
            "Exit codes: 0 done, 1 audit or doctor found a fault, 2 usage or configuration, 3 data,",
            "4 broker or network, 5 disk or memory, 6 some tasks failed and are left out, 70 a bug,",
            "130 interrupted."
        })
public final class Main implements Callable<Integer> {

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
            AsciiWriter.useFor(commandLine, Charset.defaultCharset());
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
     * Runs a command in the process of a caller, which goes on whatever its exit code is.
     *
     * @param out takes what the command prints
     * @param err takes its messages
     * @return the exit code
     */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine(arguments).setOut(out).setErr(err).execute(arguments);
    }

    /** The command line, ready to run; it has the options of those commands that the arguments name. */
    static CommandLine commandLine(String... arguments) {
        CommandLine commandLine = new CommandLine(new Main());
        CommandList.addTo(commandLine, List.of(arguments));
        CommandLine help = commandLine.getSubcommands().get("help");
        if (help != null) {
            help.getCommandSpec()
                    .usageMessage()
                    .description("Shows the help of a command.")
                    .footer("", "Example:", "  ./slipway help study");
        }
        // A file whose name begins with @ is a file, not a list of arguments.
        commandLine.setExpandAtFiles(false);
        commandLine.setUsageHelpWidth(100);
        commandLine.setUsageHelpAutoWidth(false);
        Failures failures = new Failures();
        commandLine.setExecutionExceptionHandler(failures);
        commandLine.setParameterExceptionHandler(failures);
        commandLine.setExecutionStrategy(new Strategy());
        return commandLine;
    }

    /**
     * Runs commands. It is a class and no lambda: lambdas of picocli's types keep these, which have an old format, out of a class-data
     * archive.
     */
    private static final class Strategy implements IExecutionStrategy {

        @Override
        public int execute(ParseResult parsed) {
            return Main.execute(parsed);
        }
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
