package io.slipway.fix;

import io.slipway.data.executions.ExecutionFormat;
import io.slipway.data.executions.ExecutionOptions;
import io.slipway.data.source.DataSource;
import io.slipway.executions.OwnRecords;
import java.nio.charset.StandardCharsets;

/**
 * FIX logs of one message a line, with any text before it. Fields end with SOH, {@code |} or {@code ^A}. New orders (35=D), replaces and
 * cancels as they are confirmed, and execution reports (35=8) with busts and corrections become orders and fills. Rejected orders
 * leave no trace. Other messages are passed over. Quantities may have decimals, as those of coins.
 */
public final class FixFormat implements ExecutionFormat {

    @Override
    public boolean recognises(DataSource source) {
        return new String(source.head(), StandardCharsets.ISO_8859_1).contains(FixMessages.BEGIN);
    }

    @Override
    public OwnRecords read(DataSource source, ExecutionOptions options) {
        FixOrders orders = new FixOrders(options, source.name());
        new FixMessages(source.name()).forEach(source.stream(), orders::add);
        return orders.records();
    }
}
