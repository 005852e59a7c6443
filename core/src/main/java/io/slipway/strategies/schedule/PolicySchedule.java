package io.slipway.strategies.schedule;

import io.slipway.calendar.Sessions;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.schedule.SchedulePolicy;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Slices by a {@link SchedulePolicy}: at the start of each slice the policy says how much it trades, from the quantity that is
 * left then. So fills off plan change the slices after them.
 */
final class PolicySchedule implements Schedule {

    private static final int BEFORE = -1;

    private final SchedulePolicy policy;
    private final long qty;
    private final long lotQty;
    private final long[] startsNs;
    private int slice = BEFORE;
    private long targetQty;

    /**
     * A schedule of slices of equal open time.
     *
     * @param lotQty shares of a lot of the policy; the last trade may be of less
     */
    PolicySchedule(SchedulePolicy policy, long qty, long lotQty, Sessions sessions, long startNs, long sliceNs) {
        this.policy = policy;
        this.qty = qty;
        this.lotQty = lotQty;
        startsNs = new long[policy.plan().size()];
        Arrays.setAll(startsNs, i -> sessions.afterNs(startNs, i * sliceNs));
    }

    @Override
    public long dueQty(long nowNs, long filledQty) {
        int now = slice(nowNs);
        if (now > slice) {
            slice = now;
            targetQty = filledQty + sliceQty(now, qty - filledQty);
        }
        return Math.max(0, targetQty - filledQty);
    }

    private long sliceQty(int number, long leftQty) {
        return Math.min(leftQty, policy.lots(number, Math.toIntExact(-Math.floorDiv(-leftQty, lotQty))) * lotQty);
    }

    private int slice(long nowNs) {
        int found = Arrays.binarySearch(startsNs, nowNs);
        return found < 0 ? -found - 2 : found;
    }

    @Override
    public boolean isStepwise() {
        return true;
    }

    @Override
    public long nextTimerNs(long nowNs) {
        int next = slice(nowNs) + 1;
        return next < startsNs.length ? startsNs[next] : NO_TIMER;
    }

    @Override
    public List<Milestone> plan() {
        List<Milestone> plan = new ArrayList<>();
        long done = 0;
        for (int i = 0; i < startsNs.length; i++) {
            done += sliceQty(i, qty - done);
            plan.add(new Milestone(startsNs[i], done));
        }
        return plan;
    }

    @Override
    public void save(StateWriter state) {
        state.put(slice);
        state.put(targetQty);
    }

    @Override
    public void restore(StateReader state) {
        slice = Math.toIntExact(state.takeLong());
        targetQty = state.takeLong();
    }
}
