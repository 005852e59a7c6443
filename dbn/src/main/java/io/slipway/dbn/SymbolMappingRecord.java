package io.slipway.dbn;

import java.nio.charset.StandardCharsets;

/** What an instrument id stands for from now on, in live data; its length tells version 1 from the later ones. */
public final class SymbolMappingRecord extends DbnRecord {

    /** Type of a symbol mapping. */
    public static final int RTYPE = 0x16;

    private static final int V1_BYTES = 80;
    private static final int V1_SYMBOL_BYTES = 22;
    private static final int SYMBOL_BYTES = 71;

    /** The symbol that was asked for. */
    public String symbolIn() {
        return isOld() ? text(16, V1_SYMBOL_BYTES) : text(17, SYMBOL_BYTES);
    }

    /** What it stands for. */
    public String symbolOut() {
        return isOld() ? text(38, V1_SYMBOL_BYTES) : text(89, SYMBOL_BYTES);
    }

    /** From when on; {@link Field#UNDEFINED_TIME} if that is not said. */
    public long startNs() {
        return i64(isOld() ? 64 : 160);
    }

    /** Until when; {@link Field#UNDEFINED_TIME} if that is not said. */
    public long endNs() {
        return i64(isOld() ? 72 : 168);
    }

    private boolean isOld() {
        return length() <= V1_BYTES + Long.BYTES;
    }

    private String text(int offset, int longest) {
        byte[] text = new byte[longest];
        int length = 0;
        while (length < longest && u8(offset + length) != 0) {
            text[length] = (byte) u8(offset + length);
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
