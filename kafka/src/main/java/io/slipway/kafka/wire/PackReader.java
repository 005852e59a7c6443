package io.slipway.kafka.wire;

import io.slipway.market.MarketEvent;

/** Reads packs, the values of a stream's data records, and checks every byte. Not thread-safe. */
public interface PackReader {

    /**
     * Starts to read a pack.
     *
     * @param place position of the record, for messages
     * @throws io.slipway.market.MarketDataException if the pack is damaged
     */
    void open(byte[] value, RecordPlace place);

    /** Number of the pack's first event in its stream, counted from 0. */
    long firstIndex();

    /** Number of events in the pack, at least one. */
    int count();

    /**
     * Reads the pack's next event into {@code event}, overwriting all of its fields.
     *
     * @return {@code false} at the end of the pack
     * @throws io.slipway.market.MarketDataException if the pack is damaged
     */
    boolean next(MarketEvent event);
}
