package io.slipway.dbn;

/** Whether an instrument is trading; the numbers are Databento's. */
public final class StatusRecord extends DbnRecord {

    /** Type of a status record. */
    public static final int RTYPE = 0x12;

    /** When it was received. */
    public long tsRecvNs() {
        return i64(16);
    }

    /** What changed: 7 trading, 8 halted, and others. */
    public int action() {
        return u16(24);
    }

    /** Why. */
    public int reason() {
        return u16(26);
    }

    /** More about what changed. */
    public int tradingEvent() {
        return u16(28);
    }

    /** {@code Y}, {@code N}, or {@code ~} for not known. */
    public char isTrading() {
        return (char) u8(30);
    }

    /** {@code Y}, {@code N}, or {@code ~} for not known. */
    public char isQuoting() {
        return (char) u8(31);
    }

    /** {@code Y}, {@code N}, or {@code ~} for not known: whether short sales are restricted. */
    public char isShortSellRestricted() {
        return (char) u8(32);
    }
}
