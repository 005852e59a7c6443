package io.slipway.data.arrow;

import java.util.Optional;

/**
 * Type of a column.
 *
 * @param kind its kind
 * @param bits width of a value; of an offset, where values have lengths of their own; number of elements of a fixed list
 * @param unit decimals of a decimal number, or the unit of a time: 0 seconds, 1 ms, 2 us, 3 ns
 * @param flag true for signed integers, and for time stamps with a zone
 */
record ArrowType(Kind kind, int bits, int unit, boolean flag) {

    private static final int BYTE_BITS = 8;
    private static final int LONG_BITS = 64;
    /** More decimals than any decimal number of 256 bits has digits would be damage, and could make a text of gigabytes. */
    private static final int MOST_DECIMALS = 76;

    /** Kinds of types, in the order of the format's definition. */
    enum Kind {
        NONE,
        NULL,
        INTEGER,
        FLOATING,
        BINARY,
        TEXT,
        BOOL,
        DECIMAL,
        DATE,
        TIME,
        TIMESTAMP,
        INTERVAL,
        LIST,
        STRUCT,
        UNION,
        FIXED_BINARY,
        FIXED_LIST,
        MAP,
        DURATION,
        LARGE_BINARY,
        LARGE_TEXT,
        LARGE_LIST,
        RUN_ENDS,
        BINARY_VIEW,
        TEXT_VIEW,
        LIST_VIEW,
        LARGE_LIST_VIEW
    }

    /**
     * The type that a message defines.
     *
     * @param code code of its kind
     * @param type its own table; empty if the type has no properties
     * @throws IndexOutOfBoundsException if the message is damaged or newer than this reader
     */
    static ArrowType of(int code, Optional<FlatTable> type) {
        Kind[] kinds = Kind.values();
        Kind kind = kinds[code];
        if (kind == Kind.NONE) {
            throw new IndexOutOfBoundsException("no type");
        }
        return type.map(table -> of(kind, table)).orElse(plain(kind, 0));
    }

    private static ArrowType of(Kind kind, FlatTable table) {
        return switch (kind) {
            case INTEGER -> integer(table);
            case FLOATING -> plain(kind, 16 << table.shortAt(0, 0));
            case DECIMAL -> decimal(table);
            case DATE -> plain(kind, table.shortAt(0, 1) == 0 ? Integer.SIZE : LONG_BITS);
            case TIME -> new ArrowType(kind, table.intAt(1, Integer.SIZE), table.shortAt(0, 1), false);
            case TIMESTAMP ->
                new ArrowType(
                        kind,
                        LONG_BITS,
                        table.shortAt(0, 0),
                        table.text(1).filter(zone -> !zone.isEmpty()).isPresent());
            case DURATION -> new ArrowType(kind, LONG_BITS, table.shortAt(0, 1), false);
            case INTERVAL -> plain(kind, Integer.SIZE << table.shortAt(0, 0));
            case UNION -> plain(kind, table.shortAt(0, 0));
            case FIXED_BINARY -> plain(kind, Math.multiplyExact(BYTE_BITS, table.intAt(0, 0)));
            case FIXED_LIST -> plain(kind, table.intAt(0, 0));
            default -> plain(kind, 0);
        };
    }

    /** Integers wider than a long, as polars has them, are like decimal numbers without decimals. */
    static ArrowType integer(FlatTable table) {
        int bits = table.intAt(0, 0);
        return bits == 2 * LONG_BITS
                ? new ArrowType(Kind.DECIMAL, bits, 0, false)
                : new ArrowType(Kind.INTEGER, bits, 0, table.isSet(1));
    }

    private static ArrowType decimal(FlatTable table) {
        int decimals = table.intAt(1, 0);
        if (Math.abs((long) decimals) > MOST_DECIMALS) {
            throw new IndexOutOfBoundsException("decimals=" + decimals);
        }
        return new ArrowType(Kind.DECIMAL, table.intAt(2, 128), decimals, false);
    }

    private static ArrowType plain(Kind kind, int bits) {
        return new ArrowType(kind, bits, 0, false);
    }

    /** Number of buffers of a column of this type, without its children and without the data of views. */
    int buffers() {
        return switch (kind) {
            case NONE, NULL, RUN_ENDS -> 0;
            case STRUCT, FIXED_LIST -> 1;
            case UNION -> bits == 0 ? 1 : 2;
            case BINARY, TEXT, LARGE_BINARY, LARGE_TEXT, LIST_VIEW, LARGE_LIST_VIEW -> 3;
            default -> 2;
        };
    }

    /** True if buffers of data follow, as many as the batch says. */
    boolean isView() {
        return kind == Kind.BINARY_VIEW || kind == Kind.TEXT_VIEW;
    }

    /** True if offsets have 64 bits. */
    boolean isLarge() {
        return kind == Kind.LARGE_BINARY
                || kind == Kind.LARGE_TEXT
                || kind == Kind.LARGE_LIST
                || kind == Kind.LARGE_LIST_VIEW;
    }

    /** True if values are texts. */
    boolean isText() {
        return kind == Kind.TEXT || kind == Kind.LARGE_TEXT || kind == Kind.TEXT_VIEW;
    }

    /** True if this reader has no text for the values. */
    boolean isUnknown() {
        return kind == Kind.INTERVAL || kind == Kind.UNION || kind == Kind.RUN_ENDS;
    }
}
