package io.slipway.dbn.record;

/** A trade, {@link Schema#TRADES}: 48 bytes. Records of {@link MbpRecord} start with the same fields. */
public sealed class TradeRecord extends PriceRecord permits MbpRecord {

    /** Action: {@code A}dd, {@code C}ancel, {@code M}odify, clea{@code R}, {@code T}rade or {@code N}one. */
    public final char action() {
        return (char) u8(28);
    }

    /** The level that changed, counted from 0; may be deeper than the levels in the record. */
    public final int depth() {
        return u8(31);
    }

    /** Nanoseconds from sending at the venue to capture. */
    public final int tsInDeltaNs() {
        return i32(40);
    }

    /** Sequence number of the venue's message. */
    public final long sequence() {
        return u32(44);
    }
}
