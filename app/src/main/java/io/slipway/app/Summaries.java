package io.slipway.app;

import io.slipway.report.Audit;
import io.slipway.report.Finding;
import io.slipway.report.RunDirectory;
import io.slipway.report.SummaryText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Prints the summary of a finished run directory. */
final class Summaries {

    private Summaries() {}

    static void print(PrintWriter out, Path directory, boolean quiet) {
        if (!quiet) {
            out.println(text(directory));
            out.print(audit(Audit.of(directory)));
            out.println("Written to " + directory);
        }
        out.flush();
    }

    /** The findings of an audit. */
    static String audit(List<Finding> findings) {
        return findings.isEmpty()
                ? "Audit: nothing found.\n"
                : "Audit: " + findings.size() + (findings.size() == 1 ? " finding" : " findings") + "\n"
                        + Audit.text(findings);
    }

    static String text(Path directory) {
        return SummaryText.of(RunDirectory.read(directory), Terminal.showsOutput());
    }
}
