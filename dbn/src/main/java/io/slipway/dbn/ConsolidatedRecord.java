package io.slipway.dbn;

/** The best bid and offer over several venues: schemas cmbp-1, tcbbo, and with fewer fields set cbbo-1s and cbbo-1m. */
public final class ConsolidatedRecord extends DbnRecord {

    /** Price of the trade or order, for cbbo of the last trade; {@link Field#UNDEFINED_PRICE} if there is none. */
    public long priceE9() {
        return i64(16);
    }

    /** Size of that trade or order. */
    public long size() {
        return u32(24);
    }

    /** What happened; not set in cbbo. */
    public char action() {
        return (char) u8(28);
    }

    /** Side of the order, or of the aggressor of the trade: {@code B}, {@code A}, or {@code N} for none. */
    public char side() {
        return (char) u8(29);
    }

    /** Bits; mask them, as unknown ones may be set. */
    public int flags() {
        return u8(30);
    }

    /** When it was received; for cbbo the end of the interval. */
    public long tsRecvNs() {
        return i64(32);
    }

    /** Receive time less the time at which the venue sent it; not set in cbbo. */
    public int tsInDeltaNs() {
        return i32(40);
    }

    /** Best bid of all venues; {@link Field#UNDEFINED_PRICE} if there is none. */
    public long bidPxE9() {
        return i64(48);
    }

    /** Best offer of all venues; {@link Field#UNDEFINED_PRICE} if there is none. */
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

    /** Who shows the best bid. */
    public int bidPublisherId() {
        return u16(72);
    }

    /** Who shows the best offer. */
    public int askPublisherId() {
        return u16(76);
    }
}
