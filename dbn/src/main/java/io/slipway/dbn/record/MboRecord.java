package io.slipway.dbn.record;

/** A change of one order, {@link Schema#MBO}: 56 bytes. */
public final class MboRecord extends DbnRecord {

    /** The venue's order id; unsigned. */
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

    /** The venue's channel id. */
    public int channelId() {
        return u8(37);
    }

    /** Action: {@code A}dd, {@code C}ancel, {@code M}odify, clea{@code R}, {@code T}rade, {@code F}ill or {@code N}one. */
    public char action() {
        return (char) u8(38);
    }

    /** Side: {@code A}sk, {@code B}id or {@code N}one. */
    public char side() {
        return (char) u8(39);
    }

    /** Databento's time of capture, nanoseconds since 1970 UTC. */
    public long tsRecvNs() {
        return i64(40);
    }

    /** Nanoseconds from sending at the venue to capture. */
    public int tsInDeltaNs() {
        return i32(48);
    }

    /** Sequence number of the venue's message. */
    public long sequence() {
        return u32(52);
    }
}
