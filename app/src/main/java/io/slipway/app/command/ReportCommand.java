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
import java.io.PrintWriter;
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
            "Prints the summary of a result directory again, and draws its charts and its page again, from its files "
                    + "alone: runs, studies, searches, own executions, estimates before the trade, calibrations, "
                    + "inspections."
        },
        footer = {"", "Example:", "  ./slipway report runs/demo"})
public final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "result directory")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException {
        Path result = Publication.restore(directory);
        ResultKind kind = kind(result);
        draw(kind, result);
        String text = text(kind, result);
        PrintWriter out = spec.commandLine().getOut();
        out.print(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
        out.println("Drawn again: " + page(kind, directory));
        return ExitCode.DONE;
    }

    private static void draw(ResultKind kind, Path result) throws IOException {
        switch (kind) {
            case INSPECTION -> InspectionReport.write(result);
            case STUDY -> StudyReport.write(result);
            case TUNING -> TuningReport.write(result);
            case CALIBRATION -> CalibrationReport.write(result);
            case TCA -> TcaReport.write(result);
            case PRETRADE -> PretradeReport.write(result);
            case ORDERS -> drawOrders(result);
            case SYMBOLS -> {
                for (Path symbol : SymbolListReport.directories(result)) {
                    draw(kind(symbol), symbol);
                }
                SymbolListReport.write(result);
            }
            case RUN -> ReportWriter.write(result);
        }
    }

    /** The summary that the command which wrote the directory printed. */
    private static String text(ResultKind kind, Path result) throws IOException {
        return switch (kind) {
            case INSPECTION -> InspectionReport.text(result);
            case STUDY -> StudyReport.text(result);
            case TUNING -> TuningReport.text(result);
            case CALIBRATION -> CalibrationReport.text(result);
            case TCA -> TcaReport.text(result);
            case PRETRADE -> PretradeReport.text(result);
            case ORDERS -> "";
            case SYMBOLS -> SymbolListReport.text(result);
            case RUN -> runText(result);
        };
    }

    private static String runText(Path result) throws IOException {
        Path contrast = result.resolve("contrast.txt");
        return Summaries.text(result) + (Files.exists(contrast) ? "\n\n" + Files.readString(contrast) : "");
    }

    /** The page of a directory, or the directory if it has one page per order. */
    private static Path page(ResultKind kind, Path result) {
        return switch (kind) {
            case INSPECTION, STUDY, TUNING, CALIBRATION, TCA, PRETRADE, SYMBOLS ->
                result.resolve(kind.label() + ".html");
            case RUN -> result.resolve("report.html");
            case ORDERS -> result;
        };
    }

    private static ResultKind kind(Path result) {
        return Publication.kindOf(result).orElseGet(() -> kindByFiles(result));
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
}
