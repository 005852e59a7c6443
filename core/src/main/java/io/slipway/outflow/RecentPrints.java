package io.slipway.outflow;

import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.Removals;
import java.util.ArrayList;
import java.util.List;

/**
 * The prints of one venue and moment, to tell what traded of the shares that leave queues at that moment: where
 * the data names the orders that were filled, those; else each printed share explains one removed share at its price.
 */
final class RecentPrints {

    private final List<Print> prints = new ArrayList<>();
    private final long[] traded = new long[Removals.MOST];
    private long atNs = Long.MIN_VALUE;
    private boolean namesFills;

    private static final class Print {

        private final long pxE9;
        private final BookSide aggressor;
        private long left;

        Print(MarketEvent event) {
            pxE9 = event.priceE9();
            aggressor = event.side();
            left = event.size();
        }

        /** Takes up to {@code size} shares if it is of that price and did not meet the other side. */
        long take(boolean isBid, long atE9, long size) {
            BookSide other = isBid ? BookSide.BID : BookSide.ASK;
            long taken = atE9 == pxE9 && aggressor != other ? Math.min(left, size) : 0;
            left -= taken;
            return taken;
        }
    }

    /** Takes in a row of the venue. */
    void onEvent(MarketEvent event) {
        if (event.eventNs() != atNs) {
            prints.clear();
            atNs = event.eventNs();
        }
        if (event.isTradeInBook()) {
            prints.add(new Print(event));
        }
        Removals removals = event.removals();
        for (int i = 0; i < removals.count() && !namesFills; i++) {
            namesFills = removals.traded(i) > 0;
        }
        for (int i = 0; i < removals.count(); i++) {
            traded[i] = removals.traded(i);
            for (int print = 0; print < prints.size() && !namesFills; print++) {
                traded[i] += prints.get(print).take(removals.isBid(i), removals.pxE9(i), removals.size(i) - traded[i]);
            }
        }
    }

    /** True if the data has named an order that was filled. */
    boolean namesFills() {
        return namesFills;
    }

    /** Shares of a removal of the last row that traded. */
    long traded(int removal) {
        return traded[removal];
    }
}
