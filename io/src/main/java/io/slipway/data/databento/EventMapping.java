package io.slipway.data.databento;

import io.slipway.market.MarketEvent;
import java.nio.ByteBuffer;

/** Conversion of the records of a schema to events. */
interface EventMapping {

    /**
     * Takes in the record at {@code at}.
     *
     * @return whether it, or what was held back before it, gives an event, which is then in {@code event}
     */
    boolean map(ByteBuffer record, int at, MarketEvent event);

    /** Gives an event that the last record left over; to be asked before the next record. */
    default boolean poll(MarketEvent event) {
        return false;
    }

    /** Gives what is held back when there are no more records. */
    default boolean end(MarketEvent event) {
        return false;
    }

    /** Says that there are no more records and nothing is held back. */
    default void ended() {}
}
