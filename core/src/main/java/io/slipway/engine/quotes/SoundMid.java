package io.slipway.engine.quotes;

import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;

/**
 * The last mid of the national best that was sound: from which price bands are counted. A mid is sound if both sides are shown, the
 * bid is positive and below the offer, and the spread is at most 5 % of the bid: a wider one says that a side has gone or is a stub,
 * whose price would draw the band along.
 */
public final class SoundMid {

    private static final long WIDEST_SPREAD = 20;

    private long twiceMidE9;

    /** The market has changed. */
    public void note(MarketView market) {
        DisplayedSide offers = market.opposite(Side.BUY);
        DisplayedSide bids = market.opposite(Side.SELL);
        if (!offers.hasBest() || !bids.hasBest()) {
            return;
        }
        long askE9 = offers.bestPxE9();
        long bidE9 = bids.bestPxE9();
        if (isSound(bidE9, askE9)) {
            twiceMidE9 = askE9 + bidE9;
        }
    }

    /** True if the mid of a best bid and a best offer is sound. */
    static boolean isSound(long bidE9, long askE9) {
        return bidE9 > 0 && bidE9 < Long.MAX_VALUE / 4 && askE9 > bidE9 && askE9 - bidE9 <= bidE9 / WIDEST_SPREAD;
    }

    /** Quotes from before are unknown from now on. */
    public void clear() {
        twiceMidE9 = 0;
    }

    /** Twice the mid, in 1e-9; zero while none has been sound. */
    public long twiceMidE9() {
        return twiceMidE9;
    }

    public void save(StateWriter state) {
        state.section("sound mid").put(twiceMidE9);
    }

    public void restore(StateReader state) {
        twiceMidE9 = state.section("sound mid").takeLong();
    }
}
