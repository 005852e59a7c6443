package io.slipway.config;

import io.slipway.text.Units;

/**
 * Market-data latency.
 *
 * @param recorded true if each event has its recorded latency
 * @param ns latency of all events in ns, if it is not recorded
 */
public record FeedLatency(boolean recorded, long ns) {

    static FeedLatency parse(String text) {
        boolean recorded = text.equals(MarketSettings.RECORDED);
        return new FeedLatency(recorded, recorded ? 0 : Units.parseLatencyNs(text));
    }
}
