package io.slipway.data.executions;

import io.slipway.data.source.DataSource;
import io.slipway.executions.OwnRecords;

/** A format of orders and fills other than CSV, found by {@link java.util.ServiceLoader}. */
public interface ExecutionFormat {

    /** True if the first bytes are of this format. The source stays where it is. */
    boolean recognises(DataSource source);

    /**
     * Reads a file to its end. Quantities count the steps of {@code options.reading().qtyStep()}.
     *
     * @throws io.slipway.data.source.FinerQuantityException if one is finer than a step that the user did not choose
     * @throws io.slipway.market.MarketDataException if it cannot be read
     */
    OwnRecords read(DataSource source, ExecutionOptions options);
}
