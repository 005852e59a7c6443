package io.slipway.engine;

import io.slipway.model.FeeTable;
import io.slipway.model.ParentOrder;
import io.slipway.strategies.allocation.StaticParameters;

/**
 * What every strategy of one backtest shares.
 *
 * @param order the parent order, whose window is the horizon
 * @param profile the rules of the replay
 * @param fees what the venues charge
 * @param lot the lot of the static allocators, in shares
 * @param pace how fast schedules go
 * @param conditions how the market answers
 * @param parameters of the static allocators
 */
public record BacktestSettings(
        ParentOrder order,
        Profile profile,
        FeeTable fees,
        long lot,
        ScheduleSettings pace,
        ExecutionModel conditions,
        StaticParameters parameters) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the lot is not positive, or the trial's rules get other conditions
     */
    public BacktestSettings {
        if (lot <= 0) {
            throw new IllegalArgumentException("a lot is positive: lot=" + lot);
        }
        if (profile == Profile.TRIAL && !conditions.equals(ExecutionModel.DEFAULT)) {
            throw new IllegalArgumentException("the trial's rules know no other conditions: conditions=" + conditions);
        }
    }

    /** The same with other parameters. */
    public BacktestSettings withParameters(StaticParameters newParameters) {
        return new BacktestSettings(order, profile, fees, lot, pace, conditions, newParameters);
    }

    /** The same for another order. */
    public BacktestSettings withOrder(ParentOrder newOrder) {
        return new BacktestSettings(newOrder, profile, fees, lot, pace, conditions, parameters);
    }

    /** The same under other conditions. */
    public BacktestSettings withConditions(ExecutionModel newConditions) {
        return new BacktestSettings(order, profile, fees, lot, pace, newConditions, parameters);
    }

    /** The same with another latency. */
    public BacktestSettings withLatency(Latency newLatency) {
        return withConditions(conditions.withLatency(newLatency));
    }

    /** Length of a slice. */
    public long sliceNs() {
        return pace.sliceNs();
    }

    /** How long it takes to hear of the market and to act on it. */
    public Latency latency() {
        return conditions.latency();
    }
}
