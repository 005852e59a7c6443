package io.slipway.data.executions;

import io.slipway.data.source.DataSource;
import io.slipway.data.table.RowFault;
import io.slipway.data.table.Table;
import io.slipway.executions.OwnRoute;
import io.slipway.market.IssueLog;
import java.util.ArrayList;
import java.util.List;

/** Rows of child orders that were sent to venues. */
final class RouteRows {

    private RouteRows() {}

    static List<OwnRoute> read(DataSource source, ExecutionOptions options, IssueLog issues) {
        Table table = Table.withHeader(source, options.reading(), issues);
        ExecutionRow row = new ExecutionRow(table, ExecutionMapping.USUAL, options);
        row.require(ExecutionColumn.CHILD);
        row.require(ExecutionColumn.ORDER);
        row.require(ExecutionColumn.VENUE);
        row.require(ExecutionColumn.QTY);
        row.require(ExecutionColumn.SENT_TIME);
        List<OwnRoute> routes = new ArrayList<>();
        while (table.next()) {
            try {
                routes.add(route(row));
            } catch (RowFault fault) {
                table.reject(fault);
            } catch (IllegalArgumentException e) {
                table.reject(new RowFault(String.valueOf(e.getMessage())));
            }
        }
        row.end();
        return routes;
    }

    private static OwnRoute route(ExecutionRow row) {
        Long sentNs = row.timeNs(ExecutionColumn.SENT_TIME);
        if (sentNs == null) {
            throw new RowFault("a child order has the time at which it was sent");
        }
        return new OwnRoute(
                row.text(ExecutionColumn.CHILD),
                row.text(ExecutionColumn.ORDER),
                row.publisherId(),
                sentNs,
                row.timeNs(ExecutionColumn.END_TIME),
                Math.abs(row.qty()),
                row.isIoc());
    }
}
