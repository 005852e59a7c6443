package io.slipway.executions.summary;

import io.slipway.executions.measure.FillPhase;
import io.slipway.executions.measure.MeasuredFill;
import io.slipway.model.Liquidity;
import io.slipway.model.Side;

/** Fills at one venue: all of them, those that took and those that rested. Fills of auctions did neither. */
public final class VenueStatistics {

    private final FillStatistics all = new FillStatistics();
    private final FillStatistics taker = new FillStatistics();
    private final FillStatistics maker = new FillStatistics();

    void add(String symbol, Side side, MeasuredFill fill) {
        all.add(symbol, side, fill);
        if (fill.phase() != FillPhase.AUCTION) {
            (fill.fill().liquidity() == Liquidity.TAKER ? taker : maker).add(symbol, side, fill);
        }
    }

    /** All fills. */
    public FillStatistics all() {
        return all;
    }

    /** Fills that took. */
    public FillStatistics taker() {
        return taker;
    }

    /** Fills that rested. */
    public FillStatistics maker() {
        return maker;
    }
}
