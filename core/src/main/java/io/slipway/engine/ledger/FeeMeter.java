package io.slipway.engine.ledger;

import io.slipway.market.MarketView;
import io.slipway.model.ExecutionReport;
import io.slipway.model.FeeRate;
import io.slipway.model.FeeSchedule;
import io.slipway.model.FeeTable;
import io.slipway.model.Liquidity;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.math.BigInteger;

/** The fees of an order at each venue, given the quantity it has already executed there. Not thread-safe. */
public final class FeeMeter {

    private final FeeSchedule[] schedules;
    private final long[] executedQty;
    private long changes;

    public FeeMeter(FeeTable fees, MarketView market) {
        schedules = new FeeSchedule[market.venues()];
        executedQty = new long[market.venues()];
        for (int venue = 0; venue < schedules.length; venue++) {
            schedules[venue] = fees.of(market.publisherId(venue));
        }
    }

    /** The fee of the next share that takes at a price, in 1e-9 of the quote currency. */
    public long takeFeeE9(int venue, long pxE9) {
        return schedules[venue].takeFeeE9(pxE9, executedQty[venue]);
    }

    /** The fee of the next shares that take at a price. */
    public FeeRate takeFee(int venue, long pxE9) {
        return schedules[venue].take(pxE9, executedQty[venue]);
    }

    /** The rebate of the next share that provides at a price. */
    public long rebateE9(int venue, long pxE9) {
        return schedules[venue].rebateE9(pxE9, executedQty[venue]);
    }

    /** The fee of a fill, which counts for those after it. */
    public BigInteger chargeE9(ExecutionReport fill, Liquidity liquidity) {
        long executedBefore = executedQty[fill.venue()];
        count(fill);
        return schedules[fill.venue()].feeE9(fill.lastQty(), fill.lastPxE9(), liquidity, executedBefore);
    }

    /** Counts a fill whose fee is not asked for. It changes no fee of a schedule that has one tier. */
    public void count(ExecutionReport fill) {
        executedQty[fill.venue()] += fill.lastQty();
        if (schedules[fill.venue()].tiers().size() > 1) {
            changes++;
        }
    }

    /** A number that grows whenever a fee may have changed. */
    public long changes() {
        return changes;
    }

    public void save(StateWriter state) {
        state.section("fees").put(executedQty);
    }

    public void restore(StateReader state) {
        long[] saved = state.section("fees").takeLongs();
        if (saved.length != executedQty.length) {
            throw new IllegalArgumentException(
                    "not the state of this run: venues=" + executedQty.length + ", found=" + saved.length);
        }
        changes++;
        System.arraycopy(saved, 0, executedQty, 0, saved.length);
    }
}
