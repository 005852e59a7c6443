package io.slipway.kafka.durable;

import io.slipway.tape.MarketRows;

/** The rows and clocks of one stream from a position on, and the offsets of the records that hold them. Not thread-safe. */
interface StreamRows extends AutoCloseable {

    /** The rows that are held, which waits for those that are not there yet. */
    MarketRows.Glanced rows();

    /** True if the next row is there, or it is known that there is none. */
    boolean isReady();

    /** Number of rows that follow without a wait, and without a clock before them. */
    long readyRows();

    /** Sets what is done, on the thread of the reader, when nothing has come for some milliseconds, again and again. */
    void onSilence(Runnable task);

    /** Records of the stream's partition that were not read yet, as far as they are known; -1 if they are not. */
    long lagRecords();

    /** Offset of the record that holds a row, which is the last one read or an earlier one that is not released. */
    long offsetOf(long index);

    /** Forgets the rows before one, and their offsets. */
    void release(long index);

    @Override
    void close();
}
