package io.slipway.dbn.record;

import java.nio.ByteBuffer;

/** Source of records that holds one at a time, for views to read in place. */
public interface RecordSource {

    /** The little-endian buffer that holds the current record. It may be another one for the next record. Callers must not write to it. */
    ByteBuffer buffer();

    /** Index in the buffer of the current record's first byte. */
    int offset();
}
