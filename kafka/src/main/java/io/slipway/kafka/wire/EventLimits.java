package io.slipway.kafka.wire;

import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.market.Removals;

/** The ranges of an event's fields on the wire; a tape has the same ranges. */
public final class EventLimits {

    static final long MAX_U32 = 0xFFFF_FFFFL;
    static final long MAX_SIZE = MarketEvent.MOST_SIZE;
    static final int MAX_PUBLISHER = 0xFFFF;
    static final int MAX_FLAGS = 0xFF;

    private EventLimits() {}

    /**
     * Checks the fields with a narrower range than their Java type.
     *
     * @throws MarketDataException if a field is out of range; the message names it
     */
    public static void check(MarketEvent event) {
        within(event.sequence(), MAX_U32, "sequence");
        within(event.size(), MAX_SIZE, "size");
        within(event.bidSize(), MAX_SIZE, "bidSize");
        within(event.askSize(), MAX_SIZE, "askSize");
        within(event.publisherId(), MAX_PUBLISHER, "publisherId");
        within(event.flags(), MAX_FLAGS, "flags");
        for (int level = 1; level < event.bidDepth(); level++) {
            within(event.bidSize(level), MAX_SIZE, "bidSize");
        }
        for (int level = 1; level < event.askDepth(); level++) {
            within(event.askSize(level), MAX_SIZE, "askSize");
        }
        Removals left = event.removals();
        for (int i = 0; i < left.count(); i++) {
            within(left.size(i), MAX_SIZE, "leftSize");
            within(left.ahead(i), MAX_SIZE, "leftAhead");
            within(left.traded(i), MAX_SIZE, "leftTraded");
        }
    }

    private static void within(long value, long max, String what) {
        if (value < 0 || value > max) {
            throw new MarketDataException(
                    "a field of an event is out of range: " + what + "=" + value + ", min=0, max=" + max);
        }
    }
}
