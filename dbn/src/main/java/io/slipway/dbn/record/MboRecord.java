package io.slipway.dbn.record;

/** A change of one order, {@link Schema#MBO}: 56 bytes. */
public final class MboRecord extends DbnRecord {

    /** The venue's number of the order; unsigned. */
    public long orderId() {
        return i64(16);
    }

    /** Price in 1e-9; {@link Field#UNDEFINED_PRICE} is none. */
    public long priceE9() {
        return i64(24);
    }

    /** Quantity; {@link Field#UNDEFINED_SIZE} is none. */
    public long size() {
        return u32(32);
    }

    /** Bits, see {@link Flags}. */
    public int flags() {
        return u8(36);
    }

    /** The venue's channel. */
    public int channelId() {
        return u8(37);
    }

    /** {@code A}dd, {@code C}ancel, {@code M}odify, clea{@code R}, {@code T}rade, {@code F}ill or {@code N}one. */
    public char action() {
        return (char) u8(38);
    }

    /** {@code A}sk, {@code B}id or {@code N}one. */
    public char side() {
        return (char) u8(39);
    }

    /** Databento's time of capture, nanoseconds since 1970 UTC. */
    public long tsRecvNs() {
        return i64(40);
    }

    /** Nanoseconds from the venue's sending to the capture. */
    public int tsInDeltaNs() {
        return i32(48);
    }

    /** The venue's message number. */
    public long sequence() {
        return u32(52);
    }
}
