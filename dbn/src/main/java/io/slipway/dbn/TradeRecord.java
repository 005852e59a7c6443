package io.slipway.dbn;

/** A trade, or another event at one venue: schema trades, and the beginning of mbp-1, tbbo and mbp-10. */
public sealed class TradeRecord extends DbnRecord permits MbpRecord {

    /** Price of the trade or order; {@link Field#UNDEFINED_PRICE} if there is none. */
    public final long priceE9() {
        return i64(16);
    }

    /** Size of the trade or order. */
    public final long size() {
        return u32(24);
    }

    /** What happened: one of {@code A C M R T F N}. */
    public final char action() {
        return (char) u8(28);
    }

    /** Side of the order, or of the aggressor of a trade: {@code B}, {@code A}, or {@code N} for none. */
    public final char side() {
        return (char) u8(29);
    }

    /** Bits; mask them, as unknown ones may be set. */
    public final int flags() {
        return u8(30);
    }

    /** The level of the book that changed, from 0; may be beyond the levels shown. */
    public final int depth() {
        return u8(31);
    }

    /** When it was received; {@link Field#UNDEFINED_TIME} if that is not known. */
    public final long tsRecvNs() {
        return i64(32);
    }

    /** Receive time less the time at which the venue sent it. */
    public final int tsInDeltaNs() {
        return i32(40);
    }

    /** The venue's sequence number. */
    public final long sequence() {
        return u32(44);
    }
}
