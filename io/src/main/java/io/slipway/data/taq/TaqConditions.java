package io.slipway.data.taq;

import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.Table;
import io.slipway.data.venue.SaleConditions;
import io.slipway.data.venue.SaleConditions.Plan;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.PrintKind;

/** Sale conditions of TAQ rows: each character of the column is one, and a trade of several is of the strictest kind. */
final class TaqConditions {

    private final SaleConditions.Reading table = new SaleConditions.Reading();
    private final Table rows;
    private final IssueLog issues;
    private final int condition;
    private final int source;

    TaqConditions(Table rows, IssueLog issues) {
        this.rows = rows;
        this.issues = issues;
        condition = rows.optional("auction and late trades are not told apart", TaqColumn.CONDITION.names());
        source = rows.header().find(TaqColumn.SOURCE.names());
    }

    /** The kind of the trade in a row. */
    PrintKind kind(Fields row, long timeNs) {
        if (condition == Header.ABSENT) {
            return PrintKind.REGULAR;
        }
        Plan plan = source == Header.ABSENT ? Plan.UNKNOWN : Plan.ofSource(row.letter(source));
        PrintKind kind = PrintKind.REGULAR;
        for (int p = row.from(condition); p < row.to(condition); p++) {
            int code = row.buffer()[p];
            PrintKind each = table.kindOf(code, plan, timeNs);
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
}
