package io.slipway.data.databento;

import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import java.nio.ByteBuffer;

/**
 * Databento records of one schema in the order of their source, whatever holds them: DBN, CSV, Parquet or a generator. A
 * record stands in a buffer in the layout of DBN version 3, until the next one is read. Not thread-safe.
 */
public interface RecordReader extends AutoCloseable {

    /** Schema of the records. */
    Schema schema();

    /** Number of levels of a side that a record has; 1 for a record without a book. */
    default int levels() {
        return schema() == Schema.MBP_10 ? 10 : 1;
    }

    /** True if the current record is not of the schema but a change of trading status, which only readers of events get. */
    default boolean isStatus() {
        return false;
    }

    /** True if the current record is not of the schema but a statistic, which only readers of events get. */
    default boolean isStatistic() {
        return false;
    }

    /**
     * Moves to the next record.
     *
     * @return {@code false} at the end
     * @throws io.slipway.market.MarketDataException if the data is damaged or its source fails
     */
    boolean next();

    /** The little-endian buffer that the current record is in. */
    ByteBuffer buffer();

    /** Index in the buffer at which the current record starts. */
    int offset();

    /** The symbol of the current record; empty if the source does not tell. */
    String symbol();

    /** True if the source tells symbols at all. */
    boolean hasSymbols();

    /** Databento's name of the dataset, such as {@code XNAS.ITCH}; empty if the source does not tell. */
    default String dataset() {
        return "";
    }

    /** Place of the current record in the source, for messages, such as {@code quotes.csv:1042}. */
    String place();

    /** Log of the rows that could not be taken as they stood, so far; the same object at every call. */
    IssueLog issues();

    /** Releases the source. Never throws. */
    @Override
    void close();
}
