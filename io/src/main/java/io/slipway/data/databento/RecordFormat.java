package io.slipway.data.databento;

import io.slipway.data.source.DataFormat;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataReader;

/** A container of Databento records: CSV, DBN, Parquet. */
public interface RecordFormat extends DataFormat, RecordOutput {

    /**
     * Starts to read the records of a source.
     *
     * @param allFields whether all fields are needed, or only those that events are made of
     * @throws io.slipway.market.MarketDataException if it is empty, damaged or not of this format
     */
    RecordReader records(DataSource source, ReadOptions options, IssueLog issues, boolean allFields);

    @Override
    default MarketDataReader open(DataSource source, ReadOptions options, IssueLog issues) {
        return RecordEvents.of(records(source, options, issues, false), source.name(), options);
    }
}
