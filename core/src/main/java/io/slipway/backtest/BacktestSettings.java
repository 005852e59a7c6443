package io.slipway.backtest;

import io.slipway.model.FeeSchedule;
import io.slipway.model.ParentOrder;
import io.slipway.route.StaticParameters;

/**
 * What every strategy of one backtest shares.
 *
 * @param order the parent order, whose window is the horizon
 * @param profile the rules of the replay
 * @param fees what the venues charge
 * @param lot the lot of the static allocators, in shares
 * @param sliceNs length of a TWAP or VWAP bucket
 * @param parameters of the static allocators
 */
public record BacktestSettings(
        ParentOrder order, Profile profile, FeeSchedule fees, long lot, long sliceNs, StaticParameters parameters) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the lot or the bucket length is not positive
     */
    public BacktestSettings {
        if (lot <= 0 || sliceNs <= 0) {
            throw new IllegalArgumentException("lot and slice are positive: lot=" + lot + ", sliceNs=" + sliceNs);
        }
    }

    /** The same with other parameters. */
    public BacktestSettings withParameters(StaticParameters newParameters) {
        return new BacktestSettings(order, profile, fees, lot, sliceNs, newParameters);
    }
}
