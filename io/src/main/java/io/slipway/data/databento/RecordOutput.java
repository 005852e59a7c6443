package io.slipway.data.databento;

import io.slipway.dbn.record.Schema;
import java.nio.file.Path;

/** A format that Databento records can be written in. */
public interface RecordOutput {

    /** True if a file of that name is to be written in this format. */
    boolean isNamed(String fileName);

    /**
     * Starts to write a file.
     *
     * @param dataset Databento's name of the dataset
     * @param hasSymbols whether records come with symbols
     * @throws io.slipway.market.MarketDataException if it cannot be created
     */
    RecordWriter create(Path file, Schema schema, String dataset, boolean hasSymbols);
}
