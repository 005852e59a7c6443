package io.slipway.app.run;

import io.slipway.report.SymbolListReport;
import io.slipway.report.audit.Audit;
import io.slipway.report.audit.Finding;
import io.slipway.report.read.RunDirectory;
import io.slipway.report.text.SummaryText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Prints the summary of a finished run directory. */
public final class Summaries {

    private Summaries() {}

    public static void print(PrintWriter out, Path directory, boolean quiet) {
        if (!quiet) {
            out.println(text(directory));
            out.print(audit(Audit.of(directory)));
            out.println("Written to " + directory);
        }
        out.flush();
    }

    /** Prints the list of a finished result of several symbols. */
    public static void printSymbols(PrintWriter out, Path directory, boolean quiet) {
        if (!quiet) {
            out.print(SymbolListReport.text(directory));
            out.println("Written to " + directory);
        }
        out.flush();
    }

    /** The findings of an audit. */
    public static String audit(List<Finding> findings) {
        return findings.isEmpty()
                ? "Audit: nothing found.\n"
                : "Audit: " + findings.size() + (findings.size() == 1 ? " finding" : " findings") + "\n"
                        + Audit.text(findings);
    }

    public static String text(Path directory) {
        return text(RunDirectory.read(directory));
    }

    public static String text(RunDirectory run) {
        return SummaryText.of(run, Terminal.showsOutput());
    }
}
