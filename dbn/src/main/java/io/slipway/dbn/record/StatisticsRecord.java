package io.slipway.dbn.record;

/**
 * A statistic of an instrument, such as its opening price: 64 bytes in versions 1 and 2, where quantities have 32 bits, and 80 in
 * version 3.
 */
public final class StatisticsRecord extends DbnRecord {

    /** The type in the header. */
    public static final int RTYPE = 0x18;

    /** The schema in a file's metadata. */
    public static final int SCHEMA_CODE = 10;

    /** Length in version 3. */
    public static final int BYTES = 80;

    /** Length in versions 1 and 2. */
    public static final int BYTES_V1 = 64;

    /** The official opening price. */
    public static final int OPENING_PRICE = 1;

    /** The official closing price. */
    public static final int CLOSE_PRICE = 11;

    /** The action of a statistic that is withdrawn. */
    public static final int DELETE = 2;

    private static final int NO_QUANTITY_V1 = Integer.MAX_VALUE;

    /** Databento's time of capture, nanoseconds since 1970 UTC. */
    public long tsRecvNs() {
        return i64(16);
    }

    /** The time that the statistic is of, nanoseconds since 1970 UTC; {@link Field#UNDEFINED_TIME} if it does not say. */
    public long tsRefNs() {
        return i64(24);
    }

    /** The price in 1e-9; {@link Field#UNDEFINED_PRICE} if the statistic is none. */
    public long priceE9() {
        return i64(32);
    }

    /** The quantity; {@link Long#MAX_VALUE} if the statistic is none. */
    public long quantity() {
        if (isLong()) {
            return i64(40);
        }
        return i32(40) == NO_QUANTITY_V1 ? Long.MAX_VALUE : i32(40);
    }

    /** The number of the message at the venue. */
    public long sequence() {
        return u32(isLong() ? 48 : 44);
    }

    /** The kind of the statistic, as Databento's code. */
    public int type() {
        return u16(isLong() ? 56 : 52);
    }

    /** New (1) or withdrawn (2). */
    public int updateAction() {
        return u8(isLong() ? 60 : 56);
    }

    /** True for the layout of version 3: with a send time, the older one has 72 bytes. */
    private boolean isLong() {
        return length() >= BYTES;
    }
}
