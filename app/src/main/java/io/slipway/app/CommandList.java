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
import io.slipway.app.doctor.DoctorCommand;
import io.slipway.app.live.LiveCommand;
import io.slipway.app.live.OrderCommand;
import io.slipway.app.live.RunCommand;
import io.slipway.app.setup.CacheCommand;
import io.slipway.app.setup.CompletionCommand;
import io.slipway.app.setup.NotebookCommand;
import io.slipway.app.stream.RecordCommand;
import io.slipway.app.study.ClusterCommand;
import io.slipway.app.study.CorpusCommand;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/**
 * All commands of the program. The options of one command take longer to gather than many a command runs, so they are gathered for
 * the commands that the command line names; the others have a name and a description.
 */
final class CommandList {

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
            DoctorCommand.class,
            CacheCommand.class,
            NotebookCommand.class,
            CompletionCommand.class,
            HelpCommand.class);

    /** Commands that speak of other commands. */
    private static final Set<String> OF_ALL = Set.of("completion", "help");

    private CommandList() {}

    /** Adds the commands: the one that the first word names alone, or else all of them. */
    static void addTo(CommandLine program, List<String> words) {
        String first = words.isEmpty() ? "" : words.get(0);
        boolean whole = first.equals("completion");
        for (Class<?> each : COMMANDS) {
            String name = each.getAnnotation(Command.class).name();
            if (name.equals(first) && !OF_ALL.contains(first)) {
                program.addSubcommand(each);
                return;
            }
        }
        for (Class<?> each : COMMANDS) {
            Command command = each.getAnnotation(Command.class);
            if (whole || each == HelpCommand.class || words.contains(command.name())) {
                program.addSubcommand(each);
            } else {
                program.addSubcommand(command.name(), outline(command));
            }
        }
    }

    /** A command that appears in the list of commands, and cannot be run. */
    private static CommandSpec outline(Command command) {
        CommandSpec outline = CommandSpec.create().name(command.name());
        outline.usageMessage()
                .header(command.header())
                .description(command.description())
                .hidden(command.hidden());
        return outline;
    }
}
