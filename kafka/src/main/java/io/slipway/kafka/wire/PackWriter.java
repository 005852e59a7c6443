package io.slipway.kafka.wire;

import io.slipway.market.MarketEvent;

/** Writes packs, the values of a stream's data records. Not thread-safe. */
public interface PackWriter {

    /** Starts a pack. Its first event has the number {@code firstIndex} in the stream, counted from 0. */
    void begin(long firstIndex);

    /**
     * Adds an event to the pack.
     *
     * @throws io.slipway.market.MarketDataException if a field is out of range, see {@link EventLimits}
     */
    void add(MarketEvent event);

    /** The version of the pack: the lowest version that can hold its events. */
    int version();

    /** Number of events in the pack. */
    int count();

    /** True if the pack is full. */
    boolean isFull();

    /** Ends the pack and returns its bytes in a new array. */
    byte[] finish();
}
