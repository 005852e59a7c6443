package io.slipway.dbn.record;

/** A trade, {@link Schema#TRADES}: 48 bytes. Records of {@link MbpRecord} start with the same fields. */
public sealed class TradeRecord extends PriceRecord permits MbpRecord {

    /** {@code A}dd, {@code C}ancel, {@code M}odify, clea{@code R}, {@code T}rade or {@code N}one. */
    public final char action() {
        return (char) u8(28);
    }

    /** The level that changed, from 0; may be beyond the levels shown. */
    public final int depth() {
        return u8(31);
    }

    /** Nanoseconds from the venue's sending to the capture. */
    public final int tsInDeltaNs() {
        return i32(40);
    }

    /** The venue's message number. */
    public final long sequence() {
        return u32(44);
    }
}
