package io.slipway.app;

import io.slipway.report.InspectionReport;
import io.slipway.report.ReportWriter;
import io.slipway.report.StudyReport;
import java.io.IOException;
import java.nio.file.Files;
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
        description = {
            "Prints the summary of a run directory and draws its charts and report.html again, from its files "
                    + "alone."
        },
        footer = {"", "Example:", "  ./slipway report runs/demo"})
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "run directory")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (InspectionReport.isInspection(directory)) {
            InspectionReport.write(directory);
            spec.commandLine().getOut().println("Drawn again: " + directory);
            return ExitCode.DONE;
        }
        if (StudyReport.isStudy(directory)) {
            StudyReport.write(directory);
            spec.commandLine().getOut().println("Drawn again: " + directory);
            return ExitCode.DONE;
        }
        String summary = Summaries.text(directory);
        ReportWriter.write(directory);
        spec.commandLine().getOut().println(summary);
        Path contrast = directory.resolve("contrast.txt");
        if (Files.exists(contrast)) {
            spec.commandLine().getOut().print("\n" + Files.readString(contrast));
        }
        return ExitCode.DONE;
    }
}
