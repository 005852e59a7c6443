package io.slipway.kafka.durable;

import io.slipway.market.RowSource;

/** The rows and clocks of one stream from a position on, and the offsets of the records that hold them. Not thread-safe. */
interface StreamRows extends RowSource, AutoCloseable {

    /** True if the next row is there, or it is known that there is none. */
    boolean isReady();

    /** Sets what is done, on the thread of the reader, when nothing has come for some milliseconds, again and again. */
    void onSilence(Runnable task);

    /** Records of the stream's partition that were not read yet, as far as they are known; -1 if they are not. */
    long lagRecords();

    /** Offset of the record that holds a row, which is the last one read or an earlier one that is not released. */
    long offsetOf(long index);

    /** Forgets the positions of rows before one. */
    void release(long index);

    @Override
    void close();
}
