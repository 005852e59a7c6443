package io.slipway.dbn;

import java.nio.ByteBuffer;

/**
 * What all records begin with. A flyweight: it is put over bytes by {@link #wrap}, allocates nothing, and reads as long as
 * the bytes stay as they are. Prices are in units of 1e-9, times in ns since 1970 UTC. Not thread-safe.
 */
public abstract sealed class DbnRecord
        permits MboRecord, TradeRecord, ConsolidatedRecord, BboRecord, OhlcvRecord, StatusRecord, SymbolMappingRecord {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int WORD_BYTES = 4;

    ByteBuffer bytes = NOTHING;
    int at;

    DbnRecord() {}

    /** Puts it over the record at {@code offset} of a little-endian buffer. */
    public final void wrap(ByteBuffer buffer, int offset) {
        bytes = buffer;
        at = offset;
    }

    /** Bytes of the record. */
    public final int length() {
        return u8(0) * WORD_BYTES;
    }

    /** Type of the record. */
    public final int rtype() {
        return u8(1);
    }

    /** Dataset and venue of the record, as Databento numbers them. */
    public final int publisherId() {
        return bytes.getChar(at + 2);
    }

    /** Number of the instrument, unsigned; it means another one on another day. */
    public final long instrumentId() {
        return u32(4);
    }

    /** When it happened at the venue; {@link Field#UNDEFINED_TIME} if that is not known. */
    public final long tsEventNs() {
        return i64(8);
    }

    /** When it was sent, in data asked for with that time: the last 8 bytes of the record. */
    public final long tsOutNs() {
        return i64(length() - Long.BYTES);
    }

    final int u8(int offset) {
        return bytes.get(at + offset) & 0xFF;
    }

    final int u16(int offset) {
        return bytes.getChar(at + offset);
    }

    final int i32(int offset) {
        return bytes.getInt(at + offset);
    }

    final long u32(int offset) {
        return bytes.getInt(at + offset) & 0xFFFF_FFFFL;
    }

    final long i64(int offset) {
        return bytes.getLong(at + offset);
    }
}
