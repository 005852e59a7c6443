package io.slipway.app;

import io.slipway.report.RunDirectory;
import io.slipway.report.SummaryText;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What a command says about a finished run directory. */
final class Summaries {

    private Summaries() {}

    static void print(PrintWriter out, Path directory, boolean quiet) {
        if (!quiet) {
            out.println(text(directory));
            out.println("Written to " + directory);
        }
        out.flush();
    }

    static String text(Path directory) {
        return SummaryText.of(RunDirectory.read(directory), Terminal.showsOutput());
    }
}
