package io.slipway.dbn;

/** Open, high, low, close and volume of an interval; the event time is the interval's start. */
public final class OhlcvRecord extends DbnRecord {

    public long openE9() {
        return i64(16);
    }

    public long highE9() {
        return i64(24);
    }

    public long lowE9() {
        return i64(32);
    }

    public long closeE9() {
        return i64(40);
    }

    /** Traded size, unsigned. */
    public long volume() {
        return i64(48);
    }
}
