package io.slipway.engine;

import io.slipway.market.MarketEvent;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Milestone;
import java.util.List;

/** Works the parent order of one scenario on what it knows of the market. One trader belongs to one run. */
public interface Trader {

    /**
     * Acts on what is known now: called at every book row that is heard, at every timer and when a report has arrived, while
     * the order's window is open.
     */
    void decide(long nowNs, Desk desk);

    /** The next moment after {@code nowNs} at which it wants to decide although nothing happens. */
    long nextTimerNs(long nowNs);

    /** From when on it has to hear of rows, for an order that starts at {@code startNs}. */
    default long hearsFromNs(long startNs) {
        return startNs;
    }

    /**
     * Hears a row, print or quotes, before it decides on it.
     *
     * @param event valid during the call only
     * @param venue index of the row's venue
     */
    default void onHeard(MarketEvent event, int venue, long nowNs) {}

    /** What is to be sent by when, as far as it follows from the order alone, by time; empty where it does not. */
    default List<Milestone> plan() {
        return List.of();
    }

    /** Adds all that it remembers to the state of a run. */
    void save(StateWriter state);

    /** Takes over what {@link #save} of a trader of the same strategy added. */
    void restore(StateReader state);
}
