package io.slipway.engine;

import java.util.Locale;

/** Why a venue that shows what we want gets no order. */
public enum Obstacle {
    /** Trading there is halted. */
    HALTED,
    /** Nothing was heard of it for longer than quotes are believed. */
    STALE,
    /** Its bid is not below its own offer, so one of the two is wrong. */
    LOCKED;

    /** The name in results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
