package io.slipway.data.mapped;

import io.slipway.data.table.Fields;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Leaves out rows by the values of their columns, and counts them. */
final class MappedFilters {

    private final List<RowFilter> filters;
    private final int[] columns;
    private final IssueLog issues;

    MappedFilters(List<RowFilter> filters, ToIntFunction<String> column, IssueLog issues) {
        this.filters = filters;
        this.issues = issues;
        columns = filters.stream().map(RowFilter::column).mapToInt(column).toArray();
    }

    boolean accepts(Fields row) {
        for (int i = 0; i < columns.length; i++) {
            if (!filters.get(i).accepts(row.text(columns[i]).toLowerCase(Locale.ROOT))) {
                issues.note(DataIssue.LEFT_OUT);
                return false;
            }
        }
        return true;
    }
}
