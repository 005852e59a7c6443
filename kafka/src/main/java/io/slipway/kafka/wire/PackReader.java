package io.slipway.kafka.wire;

import io.slipway.market.MarketEvent;

/** Reads packs: the values of the data records of a run. Trusts no byte. Not thread-safe. */
public interface PackReader {

    /**
     * Starts to read a pack.
     *
     * @param place where it stands, for messages
     * @throws io.slipway.market.MarketDataException if it is damaged
     */
    void open(byte[] value, RecordPlace place);

    /** Number of the pack's first event in its run, from zero. */
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
