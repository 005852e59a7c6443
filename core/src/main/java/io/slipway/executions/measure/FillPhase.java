package io.slipway.executions.measure;

import java.util.Locale;

/** Phase of trading in which a fill happened, as far as the market data tell. */
public enum FillPhase {
    /** Continuous trading. */
    CONTINUOUS,
    /** An auction: the fill says so, or it fits the trade of one. */
    AUCTION,
    /** Trading was halted at the venue. */
    HALT,
    /** No session was open. */
    CLOSED,
    /** There is no market data. */
    UNKNOWN;

    /** Name in files; empty if the phase is not known. */
    public String key() {
        return this == UNKNOWN ? "" : name().toLowerCase(Locale.ROOT);
    }

    /** True if the quotes before the fill are those at which it could have traded: a quote ends with its session. */
    boolean hasQuote() {
        return this == CONTINUOUS || this == UNKNOWN;
    }
}
