package io.slipway.data.taq;

import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.Table;
import io.slipway.data.venue.SaleConditions;
import io.slipway.data.venue.SaleConditions.Plan;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.PrintKind;
import java.time.LocalDate;

/** Sale conditions of TAQ rows: each character of the column is one, and a trade of several is of the strictest kind. */
final class TaqConditions {

    /** Trading in New York ends at 20:00 there, which is at most 01:00 of the next day in UTC. */
    private static final long DAY_SHIFT_NS = 5L * 3600 * 1_000_000_000L;

    private static final long DAY_NS = 24L * 3600 * 1_000_000_000L;

    private final SaleConditions table = SaleConditions.load();
    private final Table rows;
    private final IssueLog issues;
    private final int condition;
    private final int source;
    private long epochDay = Long.MIN_VALUE;
    private SaleConditions.Day day = table.on(LocalDate.EPOCH);

    TaqConditions(Table rows, IssueLog issues) {
        this.rows = rows;
        this.issues = issues;
        condition = rows.optional(
                "auction and late trades are not told apart", "TR_SCOND", "Sale_Condition", "COND", "SALE_COND");
        source = rows.header().find("TR_SOURCE", "Source_of_Trade");
    }

    /** The kind of the trade in a row. */
    PrintKind kind(Fields row, long timeNs) {
        if (condition == Header.ABSENT) {
            return PrintKind.REGULAR;
        }
        goTo(timeNs);
        Plan plan = source == Header.ABSENT ? Plan.UNKNOWN : Plan.ofSource(row.letter(source));
        PrintKind kind = PrintKind.REGULAR;
        for (int p = row.from(condition); p < row.to(condition); p++) {
            int code = row.buffer()[p];
            PrintKind each = day.kindOf(code, plan);
            if (each == PrintKind.UNKNOWN) {
                issues.note(
                        DataIssue.UNKNOWN_CONDITION,
                        rows.place() + ": unknown sale condition: value=\"" + row.text(condition) + "\", code="
                                + (char) code);
            }
            kind = kind.strictest(each);
        }
        return kind;
    }

    private void goTo(long timeNs) {
        long today = Math.floorDiv(timeNs - DAY_SHIFT_NS, DAY_NS);
        if (today != epochDay) {
            epochDay = today;
            day = table.on(LocalDate.ofEpochDay(today));
        }
    }
}
