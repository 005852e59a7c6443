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

    /** Position of the last event in the source, for messages, for example {@code quotes.csv:1042}. */
    String place();

    /** Counts of the rows so far that were skipped or corrected; the same object at every call. */
    IssueLog issues();

    /** Releases the source. Never throws. */
    @Override
    void close();
}
