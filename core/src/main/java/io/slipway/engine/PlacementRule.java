package io.slipway.engine;

import io.slipway.market.MarketEvent;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/** How much of a slice to take now and how much to rest at the best quote of which venue. */
interface PlacementRule {

    /**
     * Splits {@code qty} shares.
     *
     * @param limits shares to rest by venue, overwritten; only at venues that show the best quote of the order's own side
     * @return shares to take now; with the limits at most {@code qty}
     */
    long split(Desk desk, long qty, long nowNs, long[] limits);

    /** From when on it has to hear of rows, for an order that starts at {@code startNs}. */
    default long hearsFromNs(long startNs) {
        return startNs;
    }

    /** Hears a row. */
    default void onHeard(MarketEvent event, int venue, long nowNs) {}

    /** Adds what it remembers to the state of a run. */
    default void save(StateWriter state) {}

    /** Takes over what {@link #save} added. */
    default void restore(StateReader state) {}
}
