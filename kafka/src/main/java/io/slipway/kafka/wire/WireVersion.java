package io.slipway.kafka.wire;

import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.Removals;

/** The versions of records. A record has the lowest version that can hold it, so older readers read as much as possible. */
public final class WireVersion {

    /** The best bid and offer only. */
    public static final int FIRST = 1;

    /** Adds deeper levels, halts and the ends of halts. */
    static final int DEPTH = 2;

    /** Adds removals from the queues, for order-level (L3) data. */
    static final int ORDERS = 3;

    /** Adds the kinds of prints. */
    static final int PRINT_KINDS = 4;

    /** Adds the shares of removals that traded. */
    static final int FILLS = 5;

    /** Adds streams without an end: their begin markers and clocks. */
    public static final int ENDLESS = 6;

    private WireVersion() {}

    /** The lowest version that can hold {@code event}. */
    static int of(MarketEvent event) {
        if (hasFills(event.removals())) {
            return FILLS;
        }
        if (event.printKind() != PrintKind.REGULAR) {
            return PRINT_KINDS;
        }
        if (event.namesOrders()) {
            return ORDERS;
        }
        return event.levels() > 1 || event.action().isStatus() ? DEPTH : FIRST;
    }

    /** True if it is known that shares of a removal traded. */
    static boolean hasFills(Removals left) {
        for (int i = 0; i < left.count(); i++) {
            if (left.traded(i) > 0) {
                return true;
            }
        }
        return false;
    }

    static boolean isKnown(int version) {
        return version >= FIRST && version <= FILLS;
    }
}
