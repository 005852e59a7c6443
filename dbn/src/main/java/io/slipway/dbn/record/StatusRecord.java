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

    /** What changed, in Databento's numbers. */
    public int action() {
        return u16(24);
    }

    /** Why, in Databento's numbers; 0 is none. */
    public int reason() {
        return u16(26);
    }

    /** What else is known of it, in Databento's numbers; 0 is none. */
    public int tradingEvent() {
        return u16(28);
    }

    /** Whether it trades: {@code Y}es, {@code N}o or {@code ~}, not known. */
    public char isTrading() {
        return (char) u8(30);
    }

    /** Whether it is quoted: {@code Y}es, {@code N}o or {@code ~}, not known. */
    public char isQuoting() {
        return (char) u8(31);
    }

    /** Whether selling short is restricted: {@code Y}es, {@code N}o or {@code ~}, not known. */
    public char isShortSellRestricted() {
        return (char) u8(32);
    }
}
