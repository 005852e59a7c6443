package io.slipway.market;

import io.slipway.model.Side;

/** The books of all venues to a fixed number of levels. Not thread-safe. */
public final class DepthBooks implements MarketBooks {

    private final int venues;
    private final DepthSide bids;
    private final DepthSide asks;

    /** Empty books of which at most {@code capacity} levels a side are shown. */
    public DepthBooks(int venues, int capacity) {
        this.venues = venues;
        bids = new DepthSide(venues, capacity);
        asks = new DepthSide(venues, capacity);
    }

    @Override
    public int venues() {
        return venues;
    }

    @Override
    public DepthSide opposite(Side side) {
        return side == Side.BUY ? asks : bids;
    }
}
