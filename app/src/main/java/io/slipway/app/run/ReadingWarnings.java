package io.slipway.app.run;

import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import java.io.PrintStream;
import java.util.Map;

/** Warnings on standard error about faulty rows, a truncated last row and books that had to be mended. */
public final class ReadingWarnings {

    private ReadingWarnings() {}

    public static void print(IssueLog issues) {
        print(issues, System.err);
    }

    private static void print(IssueLog issues, PrintStream out) {
        for (String absence : issues.absences()) {
            out.printf("slipway: warning: %s%n", Terminal.plain(absence));
        }
        for (Map.Entry<DataIssue, Long> entry : issues.counts().entrySet()) {
            DataIssue issue = entry.getKey();
            String example = issues.examples().getOrDefault(issue, "");
            if (!example.isEmpty()) {
                out.printf(
                        "slipway: warning: %s%,d %s; %s: %s%n",
                        issue.handling() == DataIssue.Handling.ACCEPTED ? "" : "left out ",
                        entry.getValue(),
                        issue.meaning(),
                        issue == DataIssue.STUCK_ORDER ? "longest" : "first",
                        Terminal.plain(example));
            }
        }
    }
}
