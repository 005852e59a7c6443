package io.slipway.tape;

import io.slipway.market.MarketEvent;
import io.slipway.market.Removals;
import java.nio.ByteBuffer;

/**
 * All sizes, in 64 bits, of a chunk's events that have one of more than 32 bits: of the best bid, the best offer and the row, of the
 * deeper bids and offers, and three of each removal. It takes no memory while there is no such event.
 */
final class TapeWideSizes {

    /** Sizes before those of deeper levels. */
    static final int EVENT_SIZES = 3;

    private static final int REMOVAL_SIZES = 3;

    /** Stands for an absent price in the records. */
    private static final long NO_PRICE = Long.MAX_VALUE;

    private final TapeParts parts;

    TapeWideSizes(TapeParts parts) {
        this.parts = parts;
    }

    TapeParts parts() {
        return parts;
    }

    /** The bits that some size of an event has: a number of at least as many bits as the largest; negative if one is negative. */
    static long bitsOf(MarketEvent event) {
        long bits = event.bidSize() | event.askSize() | event.size();
        for (int level = 1; level < event.bidDepth(); level++) {
            bits |= event.bidSize(level);
        }
        for (int level = 1; level < event.askDepth(); level++) {
            bits |= event.askSize(level);
        }
        if (event.namesOrders()) {
            Removals left = event.removals();
            for (int entry = 0; entry < left.count(); entry++) {
                bits |= left.size(entry) | left.ahead(entry) | left.traded(entry);
            }
        }
        return bits;
    }

    /** Keeps the sizes of event {@code i}. */
    void write(int i, MarketEvent event) {
        int bids = Math.max(1, event.bidDepth());
        int asks = Math.max(1, event.askDepth());
        int removed = event.namesOrders() ? event.removals().count() : 0;
        int count = EVENT_SIZES + bids - 1 + asks - 1 + REMOVAL_SIZES * removed;
        int place = parts.reserve(i, Long.BYTES * count);
        ByteBuffer part = parts.part(place).duplicate().order(parts.part(place).order());
        part.position(TapeParts.offset(place));
        part.putLong(event.bidSize()).putLong(event.askSize()).putLong(event.size());
        for (int level = 1; level < bids; level++) {
            part.putLong(event.bidSize(level));
        }
        for (int level = 1; level < asks; level++) {
            part.putLong(event.askSize(level));
        }
        Removals left = event.removals();
        for (int entry = 0; entry < removed; entry++) {
            part.putLong(left.size(entry)).putLong(left.ahead(entry)).putLong(left.traded(entry));
        }
    }

    /** Size number {@code index} of event {@code i}. */
    long size(int i, int index) {
        int place = parts.place(i);
        return parts.part(place).getLong(TapeParts.offset(place) + Long.BYTES * index);
    }

    /** Gives {@code event} its row and its best quotes, with the prices given. */
    void readEvent(int i, long bidPxE9, long askPxE9, long priceE9, MarketEvent event) {
        if (priceE9 == NO_PRICE) {
            event.orderWithoutPrice(size(i, 2));
        } else {
            event.order(priceE9, size(i, 2));
        }
        event.bid(bidPxE9, size(i, 0));
        event.ask(askPxE9, size(i, 1));
    }

    /** Gives the removals of an event, which have the lower halves of their sizes, the whole ones. */
    void readRemovals(int i, int from, Removals removals) {
        int count = removals.count();
        boolean[] bids = new boolean[count];
        long[] prices = new long[count];
        for (int entry = 0; entry < count; entry++) {
            bids[entry] = removals.isBid(entry);
            prices[entry] = removals.pxE9(entry);
        }
        removals.clear();
        for (int entry = 0; entry < count; entry++) {
            int at = from + REMOVAL_SIZES * entry;
            removals.add(bids[entry], prices[entry], size(i, at), size(i, at + 1), size(i, at + 2));
        }
    }
}
