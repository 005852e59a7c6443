package io.slipway.dbn.record;

/** The definition of an instrument: 360 bytes in version 1, 400 in version 2, 520 in version 3. Texts allocate strings. */
public final class DefinitionRecord extends DbnRecord {

    /** The type in the header. */
    public static final int RTYPE = 0x13;

    /** Length in version 3. */
    public static final int BYTES = 520;

    /** Length in version 1, the shortest. */
    public static final int BYTES_V1 = 360;

    private static final int BYTES_V2 = 400;
    private static final int NO_NUMBER = Integer.MAX_VALUE;
    private static final int CURRENCY_BYTES = 4;
    private static final int UNIT_BYTES = 31;

    /** The smallest step of prices in 1e-9; {@link Field#UNDEFINED_PRICE} if it is not told or depends on the price. */
    public long priceStepE9() {
        return i64(24);
    }

    /** The size of a contract in its {@link #unit}, in 1e-9; {@link Field#UNDEFINED_PRICE} if it is not told, as of shares. */
    public long contractSizeE9() {
        return i64(isV3() ? 80 : 88);
    }

    /** The shares or contracts of a round lot; 0 if that is not told. */
    public int roundLot() {
        int lot = i32(isV3() ? 168 : isV1() ? 148 : 156);
        return lot == NO_NUMBER ? 0 : lot;
    }

    /** The currency of prices; empty if it is not told. */
    public String currency() {
        return text(isV3() ? 224 : 186, CURRENCY_BYTES);
    }

    /** The symbol as the venue gives it. */
    public String symbol() {
        return text(isV3() ? 238 : 200, isV1() ? MetadataLayout.SYMBOL_BYTES_V1 : MetadataLayout.SYMBOL_BYTES);
    }

    /** The unit of the size of a contract, such as {@code BBL}; empty if it is not told. */
    public String unit() {
        return text(isV3() ? 360 : isV1() ? 269 : 318, UNIT_BYTES);
    }

    private boolean isV3() {
        return length() >= BYTES;
    }

    private boolean isV1() {
        return length() < BYTES_V2;
    }

    private String text(int at, int width) {
        return LittleEndian.text(buffer(), offset() + at, width);
    }
}
