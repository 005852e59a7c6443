package io.slipway.strategy;

import io.slipway.market.MarketUpdate;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/** Splits a slice into a part that is taken now and parts that rest at the best quotes of the order's own side. */
public interface PlacementRule {

    /**
     * Splits {@code qty} shares.
     *
     * @param limits shares to rest by venue, overwritten; only at venues that show the best quote of the order's own side
     * @return shares to take now; with the limits at most {@code qty}
     */
    long split(TradingContext context, long qty, long[] limits);

    /** The time from which on it receives the market, for an order that starts at {@code startNs}. */
    default long receivesFromNs(long startNs) {
        return startNs;
    }

    /** A row has been received; {@code update} is valid during the call only, and before the order's window nothing can be sent. */
    default void onMarket(MarketUpdate update, TradingContext context) {}

    /** False if {@link #onMarket} would do nothing from now on, except for outflow estimators that share hypothetical orders. */
    default boolean learnsFromRows() {
        return true;
    }

    /** Adds what it remembers to the state of a run. */
    default void save(StateWriter state) {}

    /** Takes over what {@link #save} added. */
    default void restore(StateReader state) {}
}
