package io.slipway.market;

import java.util.Arrays;

/** The levels of an event beyond the best of each side, each worse than the one before it. */
final class DeeperLevels {

    static final int MOST = MarketEvent.MOST_LEVELS - 1;

    /** Those of an event that has none; never written to. */
    static final DeeperLevels NONE = new DeeperLevels();

    final long[] bidPxE9 = new long[MOST];
    final long[] bidSize = new long[MOST];
    final long[] askPxE9 = new long[MOST];
    final long[] askSize = new long[MOST];
    int bids;
    int asks;

    void clear() {
        bids = 0;
        asks = 0;
    }

    boolean addBid(long bestE9, long pxE9, long size) {
        long lastE9 = bids == 0 ? bestE9 : bidPxE9[bids - 1];
        if (pxE9 >= lastE9 || size <= 0) {
            return false;
        }
        bidPxE9[bids] = pxE9;
        bidSize[bids++] = size;
        return true;
    }

    boolean addAsk(long bestE9, long pxE9, long size) {
        long lastE9 = asks == 0 ? bestE9 : askPxE9[asks - 1];
        if (pxE9 <= lastE9 || size <= 0 || pxE9 == MarketEvent.NO_PRICE) {
            return false;
        }
        askPxE9[asks] = pxE9;
        askSize[asks++] = size;
        return true;
    }

    void cutTo(int count) {
        bids = Math.min(bids, count);
        asks = Math.min(asks, count);
    }

    void copyOf(DeeperLevels other) {
        bids = other.bids;
        asks = other.asks;
        System.arraycopy(other.bidPxE9, 0, bidPxE9, 0, bids);
        System.arraycopy(other.bidSize, 0, bidSize, 0, bids);
        System.arraycopy(other.askPxE9, 0, askPxE9, 0, asks);
        System.arraycopy(other.askSize, 0, askSize, 0, asks);
    }

    boolean isSameAs(DeeperLevels other) {
        return bids == other.bids
                && asks == other.asks
                && Arrays.equals(bidPxE9, 0, bids, other.bidPxE9, 0, bids)
                && Arrays.equals(bidSize, 0, bids, other.bidSize, 0, bids)
                && Arrays.equals(askPxE9, 0, asks, other.askPxE9, 0, asks)
                && Arrays.equals(askSize, 0, asks, other.askSize, 0, asks);
    }
}
