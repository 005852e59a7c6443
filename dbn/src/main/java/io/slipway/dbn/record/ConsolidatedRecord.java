package io.slipway.dbn.record;

/** A change of the best bid and offer over several venues, or a trade, {@link Schema#CMBP_1}, {@link Schema#TCBBO}: 80 bytes. */
public final class ConsolidatedRecord extends PriceRecord {

    /** Action: {@code A}dd, {@code C}ancel, {@code M}odify, clea{@code R}, {@code T}rade or {@code N}one. */
    public char action() {
        return (char) u8(28);
    }

    /** Nanoseconds from sending at the venue to capture. */
    public int tsInDeltaNs() {
        return i32(40);
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

    /** Publisher id of the venue with the best bid. */
    public int bidPb() {
        return u16(72);
    }

    /** Publisher id of the venue with the best ask. */
    public int askPb() {
        return u16(76);
    }
}
