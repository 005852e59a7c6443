package io.slipway.app.run;

import io.slipway.data.store.StoredTape;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Warnings on standard error about faulty rows, a truncated last row and books that had to be mended. */
public final class ReadingWarnings {

    private ReadingWarnings() {}

    public static void print(IssueLog issues) {
        print(issues.absences(), issues.counts(), issues.examples());
    }

    /** Those of the reader of a tape. */
    static void print(StoredTape read) {
        print(read.tape().absences(), read.tape().issues(), read.examples());
    }

    private static void print(List<String> absences, Map<DataIssue, Long> counts, Map<DataIssue, String> examples) {
        PrintStream out = System.err;
        for (String absence : absences) {
            out.printf("slipway: warning: %s%n", Terminal.plain(absence));
        }
        for (Map.Entry<DataIssue, Long> entry : counts.entrySet()) {
            DataIssue issue = entry.getKey();
            String example = examples.getOrDefault(issue, "");
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
