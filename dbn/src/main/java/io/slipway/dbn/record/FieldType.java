package io.slipway.dbn.record;

/** The type of a field. Integers are little-endian. */
public enum FieldType {
    /** One ASCII character. */
    CHAR(1),
    /** Unsigned, 8 bits. */
    U8(1),
    /** Unsigned, 16 bits. */
    U16(2),
    /** Unsigned, 32 bits. */
    U32(4),
    /** Signed, 32 bits. */
    I32(4),
    /** Unsigned, 64 bits. */
    U64(8),
    /** Signed, 64 bits, units of 1e-9; {@link Field#UNDEFINED_PRICE} means no price. */
    PRICE(8),
    /** Unsigned, 64 bits, nanoseconds since 1970 UTC; {@link Field#UNDEFINED_TIME} means no time. */
    TIME(8);

    private final int bytes;

    FieldType(int bytes) {
        this.bytes = bytes;
    }

    /** Width in bytes. */
    public int bytes() {
        return bytes;
    }
}
