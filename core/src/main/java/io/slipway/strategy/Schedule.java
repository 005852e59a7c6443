package io.slipway.strategy;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.List;

/** The part of a strategy that decides how much of the parent order is due by now. Times never go back between calls. */
public interface Schedule {

    /** {@link #nextTimerNs} of an algo that needs no further timer. */
    long NO_TIMER = Long.MAX_VALUE;

    /**
     * Returns the shares to send now.
     *
     * @param nowNs the current time
     * @param filledQty shares filled or in open orders so far
     */
    long dueQty(long nowNs, long filledQty);

    /** Receives the size of a trade print of other participants. */
    default void onPrint(long size, long nowNs) {}

    /** The next moment after {@code nowNs} at which more falls due although nothing happens in the market. */
    long nextTimerNs(long nowNs);

    /**
     * True if prints change nothing, and what is due for one quantity filled changes at {@link #nextTimerNs} only: then a strategy to which
     * nothing is due need not be asked before.
     */
    default boolean isStepwise() {
        return false;
    }

    /** The target quantities by time, as far as they are known from the order alone; otherwise empty. */
    default List<Milestone> plan() {
        return List.of();
    }

    /** Adds what it remembers to the state of a run; nothing, for a schedule that is fixed from the start. */
    default void save(StateWriter state) {}

    /** Takes over what {@link #save} of the same schedule added. */
    default void restore(StateReader state) {}
}
