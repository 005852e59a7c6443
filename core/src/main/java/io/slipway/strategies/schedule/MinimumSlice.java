package io.slipway.strategies.schedule;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Schedule;
import java.util.List;

/**
 * A schedule that holds back the due quantity until it reaches a minimum or is all that remains of the order.
 *
 * @param schedule the underlying schedule
 * @param qty shares of the order
 * @param leastQty minimum shares to release
 */
public record MinimumSlice(Schedule schedule, long qty, long leastQty) implements Schedule {

    @Override
    public long dueQty(long nowNs, long filledQty) {
        long due = schedule.dueQty(nowNs, filledQty);
        return due >= leastQty || due >= qty - filledQty ? due : 0;
    }

    @Override
    public void onPrint(long size, long nowNs) {
        schedule.onPrint(size, nowNs);
    }

    @Override
    public boolean isStepwise() {
        return schedule.isStepwise();
    }

    @Override
    public long nextTimerNs(long nowNs) {
        return schedule.nextTimerNs(nowNs);
    }

    @Override
    public List<Milestone> plan() {
        return schedule.plan();
    }

    @Override
    public void save(StateWriter state) {
        schedule.save(state);
    }

    @Override
    public void restore(StateReader state) {
        schedule.restore(state);
    }
}
