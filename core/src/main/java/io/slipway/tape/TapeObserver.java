package io.slipway.tape;

import io.slipway.market.MarketEvent;

/** Reader of each row of a {@link TapePass}. */
@FunctionalInterface
public interface TapeObserver {

    /**
     * Observes the next row.
     *
     * @param event the row, shared by all observers: valid during the call only, and not to be changed
     * @param index its number in the tape, from 0 on
     */
    void onRow(MarketEvent event, long index);

    /** The latest event time that it still needs: a pass may end before rows that are all later. All rows, unless it says less. */
    default long neededUntilNs() {
        return Long.MAX_VALUE;
    }

    /** Observes the end of the pass, once. */
    default void onEnd() {}
}
