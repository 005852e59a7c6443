package io.slipway.data.table;

import io.slipway.market.MarketEvent;
import java.math.BigDecimal;

/** Turns the rows of one format into events: a row may give none, one or several, or give one together with others. */
public interface RowDecoder {

    /** False of a row that is left out, and counted, before anything in it is read, its symbol included. */
    default boolean keeps(Fields row) {
        return true;
    }

    /**
     * Reads a row that is kept.
     *
     * @return whether {@code event} was filled
     * @throws RowFault if the row cannot be read
     */
    boolean read(Fields row, MarketEvent event);

    /** Fills {@code event} with another event of the row read last, if it has one. */
    default boolean more(MarketEvent event) {
        return false;
    }

    /** Fills {@code event} with what is left after the last row, if anything is. */
    default boolean end(MarketEvent event) {
        return false;
    }

    /** The step of the sizes of its events. */
    default BigDecimal qtyStep() {
        return BigDecimal.ONE;
    }

    /** The quote currency of its prices; empty where it is not stated. */
    default String currency() {
        return "";
    }

    /** True if an event is complete only when the row after it has been read. */
    default boolean looksAhead() {
        return false;
    }
}
