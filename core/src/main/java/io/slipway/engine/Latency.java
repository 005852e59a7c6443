package io.slipway.engine;

import io.slipway.market.MarketEvent;
import io.slipway.venue.LatencyModel;
import io.slipway.venue.LatencyModels;

/**
 * How long it takes to hear of the market and to act on it.
 *
 * @param recordedFeed whether a row is known when the recorder received it; {@code feedNs} is added to that
 * @param feedNs from a row's event, or its recorded receipt, to our knowing of it
 * @param orders from our sending an order to its arrival at the venue, and from a fill to our knowing of it
 */
public record Latency(boolean recordedFeed, long feedNs, LatencyModel orders) {

    /** Everything at once. */
    public static final Latency NONE = new Latency(false, 0, LatencyModels.none());

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Latency {
        if (feedNs < 0) {
            throw new IllegalArgumentException("latencies are zero or more: feedNs=" + feedNs);
        }
    }

    /** The same for every message. */
    public static Latency constant(boolean recordedFeed, long feedNs, long entryNs, long reportNs) {
        return new Latency(recordedFeed, feedNs, LatencyModels.constant(entryNs, reportNs));
    }

    /** Whether a row is known at the moment at which it happens. */
    public boolean isFeedImmediate() {
        return !recordedFeed && feedNs == 0;
    }

    /** Whether nothing takes any time. */
    public boolean isNone() {
        return isFeedImmediate() && orders.equals(LatencyModels.none());
    }

    /** Whether {@code other} hears of every row at the same moment. */
    boolean hearsWith(Latency other) {
        return recordedFeed == other.recordedFeed && feedNs == other.feedNs;
    }

    /** When a row is known; never before it happens. */
    long knownNs(MarketEvent event) {
        long receivedNs = recordedFeed ? Math.max(event.eventNs(), event.recvNs()) : event.eventNs();
        return Math.addExact(receivedNs, feedNs);
    }
}
