package io.slipway.dbn.record;

/** Prices and volume of an interval that starts at {@link #tsEventNs()}; {@link Schema#OHLCV_1S} and longer; 56 bytes. */
public final class OhlcvRecord extends DbnRecord {

    /** First price in 1e-9. */
    public long openE9() {
        return i64(16);
    }

    /** Highest price in 1e-9. */
    public long highE9() {
        return i64(24);
    }

    /** Lowest price in 1e-9. */
    public long lowE9() {
        return i64(32);
    }

    /** Last price in 1e-9. */
    public long closeE9() {
        return i64(40);
    }

    /** Quantity traded; unsigned. */
    public long volume() {
        return i64(48);
    }
}
