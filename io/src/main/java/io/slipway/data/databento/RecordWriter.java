package io.slipway.data.databento;

import java.nio.ByteBuffer;

/**
 * A file of Databento records of one schema being written. The file appears whole when the writer is closed; until then
 * what is written stands in a temporary file beside it. Not thread-safe.
 */
public interface RecordWriter extends AutoCloseable {

    /**
     * Writes one record.
     *
     * @param buffer little-endian, in the layout of DBN version 3
     * @param offset where the record starts
     * @param symbol its symbol; may be empty
     * @throws io.slipway.market.MarketDataException if it cannot be written
     */
    void write(ByteBuffer buffer, int offset, String symbol);

    /**
     * Finishes the file.
     *
     * @throws io.slipway.market.MarketDataException if it cannot be written, and then there is no file
     */
    @Override
    void close();

    /** Gives the file up and removes what was written; does nothing once the writer is closed. */
    void discard();
}
