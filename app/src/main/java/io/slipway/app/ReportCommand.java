package io.slipway.app;

import io.slipway.report.ReportWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A finished run, told again. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Prints the summary of a run directory and draws its charts again, from its files alone.",
        footer = {"", "Example:", "  slipway report runs/demo"})
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "run directory")
    private Path directory = Path.of("");

    @Override
    public Integer call() {
        String summary = Summaries.text(directory);
        ReportWriter.write(directory);
        spec.commandLine().getOut().println(summary);
        return ExitCode.DONE;
    }
}
