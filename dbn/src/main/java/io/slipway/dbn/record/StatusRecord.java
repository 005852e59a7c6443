package io.slipway.dbn.record;

/** A change of an instrument's trading status: 40 bytes. */
public final class StatusRecord extends DbnRecord {

    /** The type in the header. */
    public static final int RTYPE = 0x12;

    public static final int BYTES = 40;

    /** Databento's time of capture, nanoseconds since 1970 UTC. */
    public long tsRecvNs() {
        return i64(16);
    }

    /** The change, as Databento's code. */
    public int action() {
        return u16(24);
    }

    /** The reason, as Databento's code; 0 if there is none. */
    public int reason() {
        return u16(26);
    }

    /** The trading event, as Databento's code; 0 if there is none. */
    public int tradingEvent() {
        return u16(28);
    }

    /** Trading: {@code Y}es, {@code N}o or {@code ~} if not known. */
    public char isTrading() {
        return (char) u8(30);
    }

    /** Quoting: {@code Y}es, {@code N}o or {@code ~} if not known. */
    public char isQuoting() {
        return (char) u8(31);
    }

    /** Short selling restricted: {@code Y}es, {@code N}o or {@code ~} if not known. */
    public char isShortSellRestricted() {
        return (char) u8(32);
    }
}
