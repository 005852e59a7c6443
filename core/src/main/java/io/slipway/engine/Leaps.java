package io.slipway.engine;

import io.slipway.calendar.SessionClock;
import io.slipway.engine.quotes.Leap;
import io.slipway.model.ParentOrder;
import io.slipway.tape.TapeCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes rows while all strategy runs sleep. Not thread-safe. */
final class Leaps {

    /** Rows that happen one by one after a leap that passed fewer: to look for the next leap costs as much as some rows. */
    private static final int FEW = 8;

    private final @Nullable Leap leap;
    private final TapeCursor happens;
    private final SessionClock sessions;
    private int rowsToGo;

    /** Leaps of a cursor on the rows of {@code leap}; none where it is null. */
    Leaps(@Nullable Leap leap, TapeCursor happens, SessionClock sessions) {
        this.leap = leap;
        this.happens = happens;
        this.sessions = sessions;
    }

    /**
     * Passes the next rows that no run acts on, all of whose time to receive them has come.
     *
     * @return the time of the last row that was passed, or {@code nowNs} if there is none
     */
    long pass(List<ReceivedMarket> received, List<StrategyRun> runs, long nowNs, ParentOrder order) {
        if (rowsToGo > 0 || leap == null || received.size() > 1 || runs.isEmpty() || nowNs < order.startNs()) {
            rowsToGo = Math.max(0, rowsToGo - 1);
            return nowNs;
        }
        rowsToGo = FEW;
        long untilNs = Math.min(order.endNs(), sessions.nextNs());
        for (int i = 0; i < runs.size() && untilNs > nowNs; i++) {
            untilNs = Math.min(untilNs, runs.get(i).sleepsUntilNs());
        }
        if (untilNs <= nowNs) {
            return nowNs;
        }
        leap.touched().clear();
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).addTouched(leap.touched());
        }
        long from = happens.index();
        long to = received.get(0).pass(leap, from, nowNs, untilNs);
        if (to == from) {
            return nowNs;
        }
        happens.moveTo(to, leap.timeNs());
        rowsToGo = to - from < FEW ? FEW : 0;
        return leap.timeNs();
    }
}
