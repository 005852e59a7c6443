package io.slipway.data.databento;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import java.util.Arrays;

/** The fields of one row as numbers, one for each {@link Column}. */
final class RowValues {

    /** No time and no price. */
    static final long NONE = Long.MAX_VALUE;

    final long[] of = new long[Column.values().length];

    RowValues() {
        Arrays.fill(of, 0);
        of[Column.TS_RECV.index()] = NONE;
        of[Column.PRICE.index()] = NONE;
        of[Column.SIDE.index()] = 'N';
    }

    boolean hasTime() {
        return get(Column.TS_EVENT) != NONE || get(Column.TS_RECV) != NONE;
    }

    void copyTo(MarketEvent event) {
        long eventNs = get(Column.TS_EVENT);
        long recvNs = get(Column.TS_RECV);
        event.times(eventNs == NONE ? recvNs : eventNs, recvNs == NONE ? eventNs : recvNs);
        event.origin((int) get(Column.PUBLISHER_ID), get(Column.SEQUENCE));
        event.action(BookAction.ofCode((int) get(Column.ACTION)), BookSide.ofCode((int) get(Column.SIDE)), (int)
                get(Column.FLAGS));
        copyPrices(event);
    }

    private void copyPrices(MarketEvent event) {
        long size = get(Column.SIZE);
        if (get(Column.PRICE) == NONE) {
            event.orderWithoutPrice(size);
        } else {
            event.order(get(Column.PRICE), size);
        }
        if (get(Column.BID_PX) == NONE) {
            event.noBid();
        } else {
            event.bid(get(Column.BID_PX), get(Column.BID_SZ));
        }
        if (get(Column.ASK_PX) == NONE) {
            event.noAsk();
        } else {
            event.ask(get(Column.ASK_PX), get(Column.ASK_SZ));
        }
    }

    private long get(Column column) {
        return of[column.index()];
    }
}
