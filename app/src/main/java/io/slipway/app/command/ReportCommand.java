package io.slipway.app.command;

import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Summaries;
import io.slipway.publish.Publication;
import io.slipway.publish.ResultKind;
import io.slipway.report.CalibrationReport;
import io.slipway.report.InspectionReport;
import io.slipway.report.PretradeReport;
import io.slipway.report.ReportWriter;
import io.slipway.report.StudyReport;
import io.slipway.report.SymbolListReport;
import io.slipway.report.TcaReport;
import io.slipway.report.TuningReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
public final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "run directory")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException {
        draw(Publication.restore(directory));
        return ExitCode.DONE;
    }

    private void draw(Path result) throws IOException {
        switch (Publication.kindOf(result).orElseGet(() -> kindByFiles(result))) {
            case INSPECTION -> InspectionReport.write(result);
            case STUDY -> StudyReport.write(result);
            case TUNING -> TuningReport.write(result);
            case CALIBRATION -> CalibrationReport.write(result);
            case TCA -> TcaReport.write(result);
            case PRETRADE -> PretradeReport.write(result);
            case ORDERS -> drawOrders(result);
            case SYMBOLS -> {
                for (Path symbol : SymbolListReport.directories(result)) {
                    draw(symbol);
                }
                SymbolListReport.write(result);
                spec.commandLine().getOut().print(SymbolListReport.text(result));
            }
            case RUN -> {
                drawRun(result);
                return;
            }
        }
        spec.commandLine().getOut().println("Drawn again: " + result);
    }

    /** The kind of a directory whose marker was not copied along. */
    private static ResultKind kindByFiles(Path directory) {
        return Stream.of(ResultKind.values())
                .filter(kind -> Files.exists(directory.resolve(kind.mainFile())))
                .findFirst()
                .orElse(ResultKind.RUN);
    }

    /** Draws the page of each order of a run of many. */
    private static void drawOrders(Path result) throws IOException {
        try (Stream<Path> orders = Files.list(result)) {
            for (Path order : orders.sorted().toList()) {
                if (Files.exists(order.resolve(ResultKind.RUN.mainFile()))) {
                    ReportWriter.write(order);
                }
            }
        }
    }

    private void drawRun(Path result) throws IOException {
        String summary = Summaries.text(result);
        ReportWriter.write(result);
        spec.commandLine().getOut().println(summary);
        Path contrast = result.resolve("contrast.txt");
        if (Files.exists(contrast)) {
            spec.commandLine().getOut().print("\n" + Files.readString(contrast));
        }
    }
}
