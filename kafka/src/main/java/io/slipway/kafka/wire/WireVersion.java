package io.slipway.kafka.wire;

import io.slipway.market.MarketEvent;

/** The versions of records: each record is of the lowest that has all that is in it, so that older readers read what they can. */
public final class WireVersion {

    /** The best bid and offer only. */
    public static final int FIRST = 1;

    /** With deeper levels, halts and their ends. */
    static final int DEPTH = 2;

    /** With what left the queues, of data that names orders. */
    static final int ORDERS = 3;

    private WireVersion() {}

    /** The version that an event needs. */
    static int of(MarketEvent event) {
        if (event.namesOrders()) {
            return ORDERS;
        }
        return event.levels() > 1 || event.action().isStatus() ? DEPTH : FIRST;
    }

    static boolean isKnown(int version) {
        return version >= FIRST && version <= ORDERS;
    }
}
