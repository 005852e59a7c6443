package io.slipway.fix;

import io.slipway.data.executions.ExecutionFormat;
import io.slipway.data.executions.ExecutionOptions;
import io.slipway.data.source.DataSource;
import io.slipway.executions.OwnRecords;
import io.slipway.market.IssueLog;
import java.nio.charset.StandardCharsets;

/**
 * FIX logs of one or more messages a line, with any text before them. Fields end with SOH, {@code |} or {@code ^A}. New orders (35=D), replaces and
 * cancels as they are confirmed, and execution reports (35=8) with busts and corrections become orders and fills. Rejected orders
 * leave no trace. Messages of other types are passed over. An order without a side or quantity, a fill without a
 * quantity or price, and a message that cannot be read stop the reader, or are skipped and counted where it is lenient. Quantities may have decimals, as those of coins.
 */
public final class FixFormat implements ExecutionFormat {

    @Override
    public boolean recognises(DataSource source) {
        return new String(source.head(), StandardCharsets.ISO_8859_1).contains(FixMessages.BEGIN);
    }

    @Override
    public OwnRecords read(DataSource source, ExecutionOptions options) {
        FixOrders orders = new FixOrders(options, source.name());
        IssueLog issues = new IssueLog(options.reading().skipLimit());
        new FixMessages(source.name(), options.reading(), issues).forEach(source.stream(), orders::add);
        return orders.records().withSkipped(issues);
    }
}
