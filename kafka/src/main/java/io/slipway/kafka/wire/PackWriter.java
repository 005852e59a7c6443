package io.slipway.kafka.wire;

import io.slipway.market.MarketEvent;

/** Writes packs: the values of the data records of a run. Not thread-safe. */
public interface PackWriter {

    /** Starts a pack whose first event is number {@code firstIndex} of its run, from zero. */
    void begin(long firstIndex);

    /**
     * Adds an event to the pack.
     *
     * @throws io.slipway.market.MarketDataException if a field is out of the range that a tape can hold
     */
    void add(MarketEvent event);

    /** The version of the pack: the lowest that its events need. */
    int version();

    /** Number of events in the pack. */
    int count();

    /** Whether the pack takes no more events. */
    boolean isFull();

    /** Ends the pack and gives its bytes, which are the caller's. */
    byte[] finish();
}
