package io.slipway.dbn.record;

/** One venue's best bid and offer at the end of an interval and the last trade, {@link Schema#BBO_1S}, {@link Schema#BBO_1M}: 80 bytes. */
public final class BboRecord extends PriceRecord {

    /** Sequence number of the venue's last message. */
    public long sequence() {
        return u32(44);
    }

    /** Best bid price in 1e-9; {@link Field#UNDEFINED_PRICE} is none. */
    public long bidPxE9() {
        return i64(48);
    }

    /** Best ask price in 1e-9; {@link Field#UNDEFINED_PRICE} is none. */
    public long askPxE9() {
        return i64(56);
    }

    /** Quantity at the best bid. */
    public long bidSz() {
        return u32(64);
    }

    /** Quantity at the best ask. */
    public long askSz() {
        return u32(68);
    }

    /** Number of orders at the best bid. */
    public long bidCt() {
        return u32(72);
    }

    /** Number of orders at the best ask. */
    public long askCt() {
        return u32(76);
    }
}
