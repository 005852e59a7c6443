package io.slipway.dbn;

/** The best bid and offer of one venue at the end of an interval, with the last trade: schemas bbo-1s and bbo-1m. */
public final class BboRecord extends DbnRecord {

    /** Price of the last trade; {@link Field#UNDEFINED_PRICE} if there was none. */
    public long priceE9() {
        return i64(16);
    }

    /** Size of the last trade. */
    public long size() {
        return u32(24);
    }

    /** Side of the aggressor of the last trade: {@code B}, {@code A}, or {@code N} for none. */
    public char side() {
        return (char) u8(29);
    }

    /** Bits; mask them, as unknown ones may be set. */
    public int flags() {
        return u8(30);
    }

    /** End of the interval. */
    public long tsRecvNs() {
        return i64(32);
    }

    /** The venue's sequence number of the last change. */
    public long sequence() {
        return u32(44);
    }

    /** Best bid; {@link Field#UNDEFINED_PRICE} if there is none. */
    public long bidPxE9() {
        return i64(48);
    }

    /** Best offer; {@link Field#UNDEFINED_PRICE} if there is none. */
    public long askPxE9() {
        return i64(56);
    }

    /** Size shown at the best bid. */
    public long bidSize() {
        return u32(64);
    }

    /** Size shown at the best offer. */
    public long askSize() {
        return u32(68);
    }

    /** Orders at the best bid. */
    public long bidCount() {
        return u32(72);
    }

    /** Orders at the best offer. */
    public long askCount() {
        return u32(76);
    }
}
