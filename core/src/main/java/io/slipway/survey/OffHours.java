package io.slipway.survey;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.Sessions;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;

/**
 * Counts rows far from the regular sessions of a calendar. Many of them are a sign of times in another zone than they were read in.
 */
final class OffHours {

    private static final long DAY_NS = 86_400_000_000_000L;

    /** Distance from a session that counts as far; zones differ by hours, and the busiest trades outside a session are near it. */
    private static final long FAR_NS = 3_600_000_000_000L;

    private final Sessions sessions;
    private long fromNs = Long.MAX_VALUE;
    private long toNs = Long.MIN_VALUE;
    private boolean far;
    private long rows;
    private long prints;

    OffHours(MarketTape tape, MarketCalendar calendar) {
        sessions = calendar.sessions(SessionChoice.REGULAR, tape.firstEventNs() - DAY_NS, tape.lastEventNs() + DAY_NS);
    }

    void add(MarketEvent event) {
        long timeNs = event.eventNs();
        if (timeNs < fromNs || timeNs >= toNs) {
            find(timeNs);
        }
        if (far) {
            rows++;
            prints += event.action().isPrint() ? 1 : 0;
        }
    }

    /** Prints that were counted, or all rows that were where the tape has no print. */
    long count(long allPrints) {
        return allPrints > 0 ? prints : rows;
    }

    /** Finds the time around a moment in which the answer is the same. */
    private void find(long timeNs) {
        long closedNs = sessions.openUntilNs(timeNs);
        long opensNs = sessions.openFromNs(timeNs);
        if (closedNs == timeNs && opensNs == timeNs) {
            set(false, timeNs, sessions.closeAfterNs(timeNs));
            return;
        }
        long nearUntilNs = closedNs == Long.MIN_VALUE ? closedNs : closedNs + FAR_NS;
        long nearFromNs = opensNs == Sessions.NEVER ? opensNs : opensNs - FAR_NS;
        if (timeNs < nearUntilNs) {
            set(false, closedNs, nearUntilNs);
        } else if (timeNs >= nearFromNs) {
            set(false, nearFromNs, opensNs);
        } else {
            set(true, nearUntilNs, nearFromNs);
        }
    }

    private void set(boolean isFar, long newFromNs, long newToNs) {
        far = isFar;
        fromNs = newFromNs;
        toNs = newToNs;
    }
}
