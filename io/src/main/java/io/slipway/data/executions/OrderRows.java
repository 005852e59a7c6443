package io.slipway.data.executions;

import io.slipway.data.source.DataSource;
import io.slipway.data.table.RowFault;
import io.slipway.data.table.Table;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OrderTimes;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.market.IssueLog;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.List;

/** Rows of parent orders. */
final class OrderRows {

    private OrderRows() {}

    static OwnRecords read(DataSource source, ExecutionOptions options, IssueLog issues) {
        ExecutionMapping mapping = ExecutionMapping.read(options.ordersMapping());
        List<OwnOrder> orders = new ArrayList<>();
        Table table = Table.withHeader(source, options.reading(), issues);
        ExecutionRow row = new ExecutionRow(table, mapping, options);
        row.require(ExecutionColumn.QTY);
        while (table.next()) {
            try {
                orders.add(order(row, orders.size() + 1));
            } catch (RowFault fault) {
                table.reject(fault);
            } catch (IllegalArgumentException e) {
                table.reject(new RowFault(String.valueOf(e.getMessage())));
            }
        }
        return new OwnRecords(orders, List.of(), row.end());
    }

    private static OwnOrder order(ExecutionRow row, int number) {
        long qty = row.qty();
        Side side = row.side(qty);
        if (side == null) {
            row.require(ExecutionColumn.SIDE);
            throw new RowFault("side: no side of an order");
        }
        String id = row.text(ExecutionColumn.ID);
        return new OwnOrder(
                id.isEmpty() ? "order-" + number : id,
                row.symbol(),
                side,
                Math.abs(qty),
                new OrderTimes(
                        row.timeNs(ExecutionColumn.DECISION_TIME),
                        row.timeNs(ExecutionColumn.ARRIVAL_TIME),
                        row.timeNs(ExecutionColumn.END_TIME)),
                new OrderPrices(
                        row.priceE9(ExecutionColumn.DECISION_PRICE),
                        row.priceE9(ExecutionColumn.ARRIVAL_PRICE),
                        row.priceE9(ExecutionColumn.END_PRICE),
                        row.priceE9(ExecutionColumn.LIMIT)),
                row.orderTags());
    }
}
