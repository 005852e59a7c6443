package io.slipway.engine;

import io.slipway.market.MarketEvent;
import io.slipway.venue.latency.LatencyModel;
import io.slipway.venue.latency.LatencyModels;

/**
 * The latency of market data, orders and reports.
 *
 * @param recordedFeed true if a row is received at its recorded receive time, plus {@code feedNs}
 * @param feedNs latency from the event time, or from the recorded receive time, to the strategy, in ns
 * @param orders latency of orders to the venue and of reports back
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

    /** True if every row is received at its event time. */
    public boolean isFeedImmediate() {
        return !recordedFeed && feedNs == 0;
    }

    /** True if nothing has a latency. */
    public boolean isNone() {
        return isFeedImmediate() && orders.equals(LatencyModels.none());
    }

    /** True if {@code other} receives every row at the same time. */
    boolean hearsWith(Latency other) {
        return recordedFeed == other.recordedFeed && feedNs == other.feedNs;
    }

    /** Receive time of a row; never before its event time. */
    public long knownNs(MarketEvent event) {
        long receivedNs = recordedFeed ? Math.max(event.eventNs(), event.recvNs()) : event.eventNs();
        return Math.addExact(receivedNs, feedNs);
    }
}
