package io.slipway.data.databento;

import io.slipway.dbn.record.Field;
import io.slipway.market.MarketEvent;

/** The two clocks of a record; where one is not known the other stands for it. */
final class RecordTimes {

    private RecordTimes() {}

    /** Sets them; returns whether there is a time at all. */
    static boolean set(MarketEvent event, long tsEventNs, long tsRecvNs) {
        boolean hasEvent = isKnown(tsEventNs);
        boolean hasRecv = isKnown(tsRecvNs);
        event.times(hasEvent ? tsEventNs : tsRecvNs, hasRecv ? tsRecvNs : tsEventNs);
        return hasEvent || hasRecv;
    }

    /** Zero means none, too; a time beyond 2262 does not fit. */
    private static boolean isKnown(long ns) {
        return ns != Field.UNDEFINED_TIME && ns > 0;
    }
}
