package io.slipway.dbn.record;

import io.slipway.dbn.DbnReader;
import io.slipway.dbn.SymbolMap;
import java.nio.ByteBuffer;

/**
 * A view of one record in a buffer: the header that all records have, and in subclasses the fields of one kind. A view is
 * made once and moved from record to record; moving and reading allocate nothing. It is valid until the reader moves on.
 *
 * <p>A view does not check that the record is of its kind: look at {@link #rtype()} first. {@link DbnReader} only hands out
 * records that are at least as long as their type's fields need. Not thread-safe.
 */
public abstract sealed class DbnRecord
        permits MboRecord, PriceRecord, OhlcvRecord, StatusRecord, SymbolMappingRecord, HeaderRecord {

    /** Bytes of a record's header. */
    public static final int HEADER_BYTES = 16;

    private static final ByteBuffer NOTHING = LittleEndian.wrap(new byte[0]);

    private ByteBuffer buffer = NOTHING;
    private int offset;

    DbnRecord() {}

    /**
     * Moves this view.
     *
     * @param newBuffer little-endian
     * @param newOffset where the record starts in it
     */
    public final void wrap(ByteBuffer newBuffer, int newOffset) {
        buffer = newBuffer;
        offset = newOffset;
    }

    /** Moves this view to a reader's current record. */
    public final void wrap(DbnReader reader) {
        wrap(reader.buffer(), reader.offset());
    }

    /** The buffer that the record is in. */
    public final ByteBuffer buffer() {
        return buffer;
    }

    /** Where the record starts in the buffer. */
    public final int offset() {
        return offset;
    }

    /** Length in bytes, with the send time if there is one. */
    public final int length() {
        return u8(0) * 4;
    }

    /** The type: what the record is, see {@link Schema#rtype()}. */
    public final int rtype() {
        return u8(1);
    }

    /** Databento's number of data set and venue. */
    public final int publisherId() {
        return u16(2);
    }

    /** The number of the instrument, which for some data sets is another each day; see {@link SymbolMap}. */
    public final long instrumentId() {
        return u32(4);
    }

    /** The venue's time, nanoseconds since 1970 UTC; {@link Field#UNDEFINED_TIME} is none. */
    public final long tsEventNs() {
        return i64(8);
    }

    final int u8(int at) {
        return Byte.toUnsignedInt(buffer.get(offset + at));
    }

    final int u16(int at) {
        return buffer.getChar(offset + at);
    }

    final int i32(int at) {
        return buffer.getInt(offset + at);
    }

    final long u32(int at) {
        return Integer.toUnsignedLong(buffer.getInt(offset + at));
    }

    final long i64(int at) {
        return buffer.getLong(offset + at);
    }
}
