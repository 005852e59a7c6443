package io.slipway.strategies.schedule;

import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Schedule;
import java.util.List;

/**
 * Holds back what falls due until it is at least some shares, or all that is left of the order.
 *
 * @param schedule what falls due
 * @param qty shares of the order
 * @param leastQty least shares to release
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
