package io.slipway.market;

import io.slipway.model.Instrument;

/** A source of the market data of one instrument, in the order in which it was recorded. Not thread-safe. */
public interface MarketDataReader extends AutoCloseable {

    /** The instrument whose data this is; known from the start. */
    Instrument instrument();

    /**
     * Reads the next event into {@code event}, overwriting all of its fields.
     *
     * @return {@code false} at the end of the data, leaving {@code event} unspecified
     * @throws MarketDataException if the data is damaged or its source fails
     */
    boolean next(MarketEvent event);

    /** Where the last event stands in the source, for messages, such as {@code quotes.csv:1042}. */
    String place();

    /** What was met so far that could not be taken as it stood; the same object at every call. */
    IssueLog issues();

    /** Releases the source. Never throws. */
    @Override
    void close();
}
