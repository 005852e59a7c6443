package io.slipway.dbn.record;

/** The symbol of an instrument id from this point of a live stream on. 80 bytes in version 1, 176 bytes later. */
public final class SymbolMappingRecord extends DbnRecord {

    /** The type in the header. */
    public static final int RTYPE = 0x16;

    static final int BYTES_V1 = 80;
    public static final int BYTES = 176;

    /** Kind of the requested symbol; {@link SymbolType#NONE} in version 1, which does not contain it. */
    public int stypeIn() {
        return isV1() ? SymbolType.NONE : u8(16);
    }

    /** The requested symbol. Allocates a string. */
    public String stypeInSymbol() {
        return isV1() ? text(16, MetadataLayout.SYMBOL_BYTES_V1) : text(17, MetadataLayout.SYMBOL_BYTES);
    }

    /** Kind of the resulting symbol; {@link SymbolType#NONE} in version 1, which does not contain it. */
    public int stypeOut() {
        return isV1() ? SymbolType.NONE : u8(88);
    }

    /** The resulting symbol. Allocates a string. */
    public String stypeOutSymbol() {
        return isV1() ? text(38, MetadataLayout.SYMBOL_BYTES_V1) : text(89, MetadataLayout.SYMBOL_BYTES);
    }

    /** Start of the mapping, in nanoseconds since 1970 UTC; {@link Field#UNDEFINED_TIME} if not known. */
    public long startNs() {
        return i64(isV1() ? 64 : 160);
    }

    /** End of the mapping, in nanoseconds since 1970 UTC; {@link Field#UNDEFINED_TIME} if not known. */
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
