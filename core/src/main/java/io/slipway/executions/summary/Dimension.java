package io.slipway.executions.summary;

import java.util.Locale;

/** Properties that orders are grouped by. */
public enum Dimension {
    BROKER,
    STRATEGY,
    TRADER,
    ACCOUNT,
    SYMBOL,
    SIDE,
    DAY,
    HOUR,
    SIZE,
    /** The publisher id of the venue that filled most of the order. */
    VENUE,
    /** Best offer less best bid at the arrival, in bps of the mid. */
    SPREAD,
    /** Standard deviation of the mid over one session of the order's day, in bps. */
    VOLATILITY;

    /** Name in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if the user chooses it with each order, so that a difference between its groups is worth a test. */
    public boolean isChoice() {
        return this == BROKER || this == STRATEGY || this == TRADER || this == ACCOUNT;
    }
}
