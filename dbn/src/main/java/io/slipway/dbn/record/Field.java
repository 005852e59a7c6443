package io.slipway.dbn.record;

import java.nio.ByteBuffer;

/**
 * A field of a record.
 *
 * @param name as in the header of Databento's CSV, such as {@code bid_px_00}
 * @param offset bytes from the start of the record
 */
public record Field(String name, FieldType type, int offset) {

    /** The price that means that there is none. */
    public static final long UNDEFINED_PRICE = Long.MAX_VALUE;

    /** The time that means that there is none: 2^64-1. */
    public static final long UNDEFINED_TIME = -1L;

    /** The size that means that there is none: 2^32-1. */
    public static final long UNDEFINED_SIZE = 0xFFFF_FFFFL;

    /**
     * Reads the field.
     *
     * @param buffer little-endian
     * @param record where the record starts in the buffer
     * @return the value; unsigned types of up to 32 bits are never negative, those of 64 bits are as their bits say
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

    /** Writes the field, the low bits of {@code value}; the buffer must be little-endian. */
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
