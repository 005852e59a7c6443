package io.slipway.market;

import java.util.Arrays;

/**
 * The levels of an event beyond the best of each side, each worse than the one before it. All stand in one array, prices and
 * sizes of bids, then of offers, so that a copy is one move.
 */
final class DeeperLevels {

    static final int MOST = MarketEvent.MOST_LEVELS - 1;

    static final int BID_PX = 0;
    static final int BID_SIZE = MOST;
    static final int ASK_PX = 2 * MOST;
    static final int ASK_SIZE = 3 * MOST;

    /** Those of an event that has none; never written to. */
    static final DeeperLevels NONE = new DeeperLevels();

    /** From each of the four places above on, one value a level. */
    final long[] values = new long[4 * MOST];

    int bids;
    int asks;

    void clear() {
        bids = 0;
        asks = 0;
    }

    boolean addBid(long bestE9, long pxE9, long size) {
        long lastE9 = bids == 0 ? bestE9 : values[BID_PX + bids - 1];
        if (pxE9 >= lastE9 || size <= 0) {
            return false;
        }
        values[BID_PX + bids] = pxE9;
        values[BID_SIZE + bids++] = size;
        return true;
    }

    boolean addAsk(long bestE9, long pxE9, long size) {
        long lastE9 = asks == 0 ? bestE9 : values[ASK_PX + asks - 1];
        if (pxE9 <= lastE9 || size <= 0 || pxE9 == MarketEvent.NO_PRICE) {
            return false;
        }
        values[ASK_PX + asks] = pxE9;
        values[ASK_SIZE + asks++] = size;
        return true;
    }

    void cutTo(int count) {
        bids = Math.min(bids, count);
        asks = Math.min(asks, count);
    }

    void copyOf(DeeperLevels other) {
        bids = other.bids;
        asks = other.asks;
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    boolean isSameAs(DeeperLevels other) {
        return bids == other.bids
                && asks == other.asks
                && isSame(BID_PX, bids, other)
                && isSame(BID_SIZE, bids, other)
                && isSame(ASK_PX, asks, other)
                && isSame(ASK_SIZE, asks, other);
    }

    private boolean isSame(int from, int count, DeeperLevels other) {
        return Arrays.equals(values, from, from + count, other.values, from, from + count);
    }
}
