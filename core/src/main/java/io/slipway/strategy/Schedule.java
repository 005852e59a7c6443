package io.slipway.strategy;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.List;

/** How much of a parent order should have been sent by now. Times never go back between calls. */
public interface Schedule {

    /** {@link #nextTimerNs} of an algo that needs no further timer. */
    long NO_TIMER = Long.MAX_VALUE;

    /**
     * Shares to send now.
     *
     * @param nowNs the present
     * @param filledQty what has been filled so far
     */
    long dueQty(long nowNs, long filledQty);

    /** Others have traded; heard after it happened. */
    default void onPrint(long size, long nowNs) {}

    /** The next moment after {@code nowNs} at which more falls due although nothing happens in the market. */
    long nextTimerNs(long nowNs);

    /** What falls due when, as far as it follows from the order alone, by time; empty where it does not. */
    default List<Milestone> plan() {
        return List.of();
    }

    /** Adds what it remembers to the state of a run; nothing, for a schedule that is fixed from the start. */
    default void save(StateWriter state) {}

    /** Takes over what {@link #save} of the same schedule added. */
    default void restore(StateReader state) {}
}
