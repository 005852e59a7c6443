package io.slipway.dbn.record;

import java.nio.ByteBuffer;

/**
 * One field of a record.
 *
 * @param name name in the header of Databento's CSV, for example {@code bid_px_00}
 * @param type width and meaning of the bytes
 * @param offset offset in bytes from the start of the record
 */
public record Field(String name, FieldType type, int offset) {

    /** The value that means "no price": 2^63-1. */
    public static final long UNDEFINED_PRICE = Long.MAX_VALUE;

    /** The value that means "no time": 2^64-1. */
    public static final long UNDEFINED_TIME = -1L;

    /** The value that means "no size": 2^32-1. */
    public static final long UNDEFINED_SIZE = 0xFFFF_FFFFL;

    /**
     * Reads the field.
     *
     * @param buffer the buffer, little-endian
     * @param record index of the record's first byte
     * @return the value; unsigned types of up to 32 bits are never negative, unsigned 64-bit values keep their bits
     */
    public long get(ByteBuffer buffer, int record) {
        int at = record + offset;
        return switch (type) {
            case CHAR, U8 -> Byte.toUnsignedLong(buffer.get(at));
            case U16 -> buffer.getChar(at);
            case U32 -> Integer.toUnsignedLong(buffer.getInt(at));
            case I32 -> buffer.getInt(at);
            case U64, PRICE, TIME -> buffer.getLong(at);
        };
    }

    /** Writes the low bits of {@code value} to the field; the buffer must be little-endian. */
    public void put(ByteBuffer buffer, int record, long value) {
        int at = record + offset;
        switch (type) {
            case CHAR, U8 -> buffer.put(at, (byte) value);
            case U16 -> buffer.putChar(at, (char) value);
            case U32, I32 -> buffer.putInt(at, (int) value);
            case U64, PRICE, TIME -> buffer.putLong(at, value);
        }
    }
}
