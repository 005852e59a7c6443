package io.slipway.market;

import java.util.Locale;

/** The reason why a venue with suitable quotes gets no order. */
public enum Obstacle {
    /** Trading there is halted. */
    HALTED,
    /** Its last update is older than the limit for stale quotes. */
    STALE,
    /** Its bid is not below its own offer, so one of the two is wrong. */
    LOCKED;

    /** The name in results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
