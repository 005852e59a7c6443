package io.slipway.market;

/** Rows that arrive one by one, and the time that passes while none does. */
@FunctionalInterface
public interface RowSource {

    /** The kind of what has arrived. */
    enum Arrival {
        /** A row. */
        ROW,
        /** No row, but time has passed: rows that follow are not earlier than the time of the event. */
        CLOCK,
        /** Nothing will arrive any more. */
        END
    }

    /** Waits for the next arrival and writes it into {@code event}; of a clock, only the event time is meant. */
    Arrival next(MarketEvent event);
}
