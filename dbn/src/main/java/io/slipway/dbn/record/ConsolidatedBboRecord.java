package io.slipway.dbn.record;

/** The best bid and offer over several venues at the end of an interval, {@link Schema#CBBO_1S}, {@link Schema#CBBO_1M}: 80 bytes. */
public final class ConsolidatedBboRecord extends PriceRecord {

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

    /** Publisher id of the venue with the best bid. */
    public int bidPb() {
        return u16(72);
    }

    /** Publisher id of the venue with the best ask. */
    public int askPb() {
        return u16(76);
    }
}
