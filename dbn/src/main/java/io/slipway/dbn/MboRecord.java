package io.slipway.dbn;

/** What happened to one order: schema mbo. */
public final class MboRecord extends DbnRecord {

    /** The venue's number of the order, unsigned. */
    public long orderId() {
        return i64(16);
    }

    /** Price of the order; {@link Field#UNDEFINED_PRICE} if there is none. */
    public long priceE9() {
        return i64(24);
    }

    /** Size of the order, or by how much it changed. */
    public long size() {
        return u32(32);
    }

    /** Bits; mask them, as unknown ones may be set. */
    public int flags() {
        return u8(36);
    }

    /** Channel of the feed. */
    public int channelId() {
        return u8(37);
    }

    /** What happened: one of {@code A C M R T F N}. */
    public char action() {
        return (char) u8(38);
    }

    /** Side of the order, or of the aggressor of a trade: {@code B}, {@code A}, or {@code N} for none. */
    public char side() {
        return (char) u8(39);
    }

    /** When it was received; {@link Field#UNDEFINED_TIME} if that is not known. */
    public long tsRecvNs() {
        return i64(40);
    }

    /** Receive time less the time at which the venue sent it. */
    public int tsInDeltaNs() {
        return i32(48);
    }

    /** The venue's sequence number. */
    public long sequence() {
        return u32(52);
    }
}
