package io.slipway.dbn.record;

/** The symbol that an instrument number stands for from here on; in live data. 80 bytes in version 1, 176 later. */
public final class SymbolMappingRecord extends DbnRecord {

    /** The type in the header. */
    public static final int RTYPE = 0x16;

    static final int BYTES_V1 = 80;
    public static final int BYTES = 176;

    /** The kind of the symbol that was asked for; {@link SymbolType#NONE} in version 1, which does not say. */
    public int stypeIn() {
        return isV1() ? SymbolType.NONE : u8(16);
    }

    /** The symbol that was asked for. Makes a string. */
    public String stypeInSymbol() {
        return isV1() ? text(16, MetadataLayout.SYMBOL_BYTES_V1) : text(17, MetadataLayout.SYMBOL_BYTES);
    }

    /** The kind of the symbol that was found; {@link SymbolType#NONE} in version 1, which does not say. */
    public int stypeOut() {
        return isV1() ? SymbolType.NONE : u8(88);
    }

    /** The symbol that was found. Makes a string. */
    public String stypeOutSymbol() {
        return isV1() ? text(38, MetadataLayout.SYMBOL_BYTES_V1) : text(89, MetadataLayout.SYMBOL_BYTES);
    }

    /** Since when it holds, nanoseconds since 1970 UTC; {@link Field#UNDEFINED_TIME} is not known. */
    public long startNs() {
        return i64(isV1() ? 64 : 160);
    }

    /** Until when it holds, nanoseconds since 1970 UTC; {@link Field#UNDEFINED_TIME} is not known. */
    public long endNs() {
        return i64(isV1() ? 72 : 168);
    }

    private boolean isV1() {
        return length() < BYTES;
    }

    private String text(int at, int width) {
        return LittleEndian.text(buffer(), offset() + at, width);
    }
}
