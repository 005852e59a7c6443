package io.slipway.strategies.resting;

import io.slipway.calendar.Sessions;
import io.slipway.model.ParentOrder;

/**
 * Times at which resting orders are cancelled. Lengths are of open time.
 *
 * @param sessions sessions in which the order may trade
 * @param startNs start of the first slice, in ns since 1970 UTC
 * @param sliceNs length of a slice, in ns
 * @param horizonNs time for which an order rests, at most a slice, in ns
 * @param endNs end of the parent order, before which the last slice is cut short as the others
 */
record RestPeriods(Sessions sessions, long startNs, long sliceNs, long horizonNs, long endNs) {

    static RestPeriods of(ParentOrder order, long sliceNs, long horizonNs) {
        return new RestPeriods(order.sessions(), order.startNs(), sliceNs, horizonNs, order.endNs());
    }

    long sliceStartNs(long nowNs) {
        return sessions.afterNs(startNs, sessions.openTimeNs(startNs, nowNs) / sliceNs * sliceNs);
    }

    /** Time at which orders of the slice stop resting. */
    long cancelNs(long sliceStart) {
        long lengthNs = Math.min(sliceNs, sessions.openTimeNs(sliceStart, endNs));
        return sessions.afterNs(sliceStart, (long) ((double) lengthNs * horizonNs / sliceNs));
    }

    /** A time before which every moment from {@code nowNs} on has the same slice; {@code nowNs} itself where the market is closed. */
    long sameUntilNs(long nowNs) {
        if (nowNs < startNs || !sessions.isOpen(nowNs)) {
            return nowNs;
        }
        long slicesBefore = sessions.openTimeNs(startNs, nowNs) / sliceNs;
        return Math.min(sessions.afterNs(startNs, (slicesBefore + 1) * sliceNs), sessions.closeAfterNs(nowNs));
    }
}
