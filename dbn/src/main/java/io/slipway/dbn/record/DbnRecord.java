package io.slipway.dbn.record;

import java.nio.ByteBuffer;

/**
 * A view of one record in a buffer: the header that all records have and, in subclasses, the fields of one kind. Create a view
 * once and move it from record to record with {@link #wrap(RecordSource)}. Moving and reading allocate nothing. A view is valid
 * until the reader moves on.
 *
 * <p>A view does not check the kind of its record: check {@link #rtype()} first. A reader returns only records that
 * are long enough for the fields of their type. Not thread-safe.
 */
public abstract sealed class DbnRecord
        permits MboRecord,
                PriceRecord,
                OhlcvRecord,
                StatusRecord,
                StatisticsRecord,
                DefinitionRecord,
                SymbolMappingRecord,
                HeaderRecord {

    /** Length of a record's header in bytes. */
    public static final int HEADER_BYTES = 16;

    private static final int LENGTH = 0;
    private static final int RTYPE = 1;

    /** Unit of a record's length. */
    private static final int WORD_BYTES = 4;

    private static final ByteBuffer NOTHING = LittleEndian.wrap(new byte[0]);

    private ByteBuffer buffer = NOTHING;
    private int offset;

    DbnRecord() {}

    /**
     * Moves this view to a record in a buffer.
     *
     * @param newBuffer the buffer, little-endian
     * @param newOffset index of the record's first byte
     */
    public final void wrap(ByteBuffer newBuffer, int newOffset) {
        buffer = newBuffer;
        offset = newOffset;
    }

    /** Moves this view to the current record of a reader. */
    public final void wrap(RecordSource source) {
        wrap(source.buffer(), source.offset());
    }

    /** The buffer that holds the record. */
    public final ByteBuffer buffer() {
        return buffer;
    }

    /** Index in the buffer of the record's first byte. */
    public final int offset() {
        return offset;
    }

    /** Length in bytes, including the send time if the file has one. */
    public final int length() {
        return u8(LENGTH) * WORD_BYTES;
    }

    /** Record type, see {@link Schema#rtype()}. */
    public final int rtype() {
        return u8(RTYPE);
    }

    /** Databento's publisher id: one per data set and venue. */
    public final int publisherId() {
        return u16(2);
    }

    /** Instrument id. In some data sets it changes every day; see {@link io.slipway.dbn.SymbolMap}. */
    public final long instrumentId() {
        return u32(4);
    }

    /** Event time at the venue, in nanoseconds since 1970 UTC; {@link Field#UNDEFINED_TIME} if unknown. */
    public final long tsEventNs() {
        return i64(8);
    }

    /** Writes length, without a send time, and type at the start of a buffer. */
    static void putHeader(ByteBuffer buffer, int bytes, int rtype) {
        buffer.put(LENGTH, (byte) (bytes / WORD_BYTES)).put(RTYPE, (byte) rtype);
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
