package io.slipway.data.pitch;

import io.slipway.market.MarketDataException;

/** The bytes of a feed, one unit at a time. */
interface PitchBlocks extends AutoCloseable {

    /**
     * Moves to the next bytes that may be a unit.
     *
     * @return {@code false} at the end
     */
    boolean next();

    /** The bytes that hold the current unit, the same array for all units. */
    byte[] bytes();

    /** Index of the first byte of the unit. */
    int start();

    /** Index after its last byte. */
    int end();

    /** Capture time in ns since 1970 UTC; 0 if there is none. */
    long captureNs();

    /** Place of the unit, such as {@code day.pcap: packet 12}. */
    String place();

    /** An error at the unit. */
    MarketDataException fault(String what);

    @Override
    void close();
}
