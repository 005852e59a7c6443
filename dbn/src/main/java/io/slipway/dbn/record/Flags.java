package io.slipway.dbn.record;

/** Bits of a record's flags. Data sets may set other bits too, so test with a mask and never for equality. */
public final class Flags {

    /** The last record of the event for this instrument. */
    public static final int LAST = 1 << 7;

    /** Top of book, not a single order. */
    public static final int TOB = 1 << 6;

    /** From a snapshot or a replay. */
    public static final int SNAPSHOT = 1 << 5;

    /** An aggregated price level. */
    public static final int MBP = 1 << 4;

    /** The receive time is not reliable. */
    public static final int BAD_TS_RECV = 1 << 3;

    /** A gap was seen; the book may be wrong. */
    public static final int MAYBE_BAD_BOOK = 1 << 2;

    /** A bit with a meaning that depends on the publisher. */
    public static final int PUBLISHER_SPECIFIC = 1 << 1;

    private Flags() {}
}
