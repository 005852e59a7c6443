package io.slipway.app.run;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import java.io.PrintStream;
import java.util.Map;

/** Warnings on standard error about faulty rows and a truncated last row. */
public final class ReadingWarnings {

    private ReadingWarnings() {}

    public static void print(IssueLog issues) {
        print(issues, System.err);
    }

    private static void print(IssueLog issues, PrintStream out) {
        for (Map.Entry<DataIssue, Long> entry : issues.counts().entrySet()) {
            DataIssue issue = entry.getKey();
            String example = issues.examples().getOrDefault(issue, "");
            if (!example.isEmpty()) {
                out.printf(
                        "slipway: warning: left out %,d %s; first: %s%n",
                        entry.getValue(), issue.meaning(), Terminal.plain(example));
            }
        }
    }
}
