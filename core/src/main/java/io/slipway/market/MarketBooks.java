package io.slipway.market;

import io.slipway.model.Side;

/** The displayed books of all venues as of now, to whatever depth the data has. */
public interface MarketBooks {

    /** Number of venues. */
    int venues();

    /** The side that a marketable order of {@code side} takes; an order of the other side that rests joins it. */
    DisplayedLevels opposite(Side side);
}
