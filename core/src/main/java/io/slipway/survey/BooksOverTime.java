package io.slipway.survey;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;

/**
 * Observer of books that stand from one row to the next. At the opening of each regular session of a calendar, and when trading of a
 * day ends, all books are empty, until their venues send rows.
 */
abstract class BooksOverTime implements TapeObserver {

    private static final long DAY_NS = 86_400_000_000_000L;

    private final SessionClock regular;
    private final SessionClock trading;
    private final boolean isOutside;
    private boolean hasBegun;

    /**
     * An observer of one pass over {@code tape}.
     *
     * @param calendar the calendar of the venues; of a tape that has no stretch of a regular session all time is regular
     */
    BooksOverTime(MarketTape tape, MarketCalendar calendar) {
        long fromNs = tape.firstEventNs();
        long toNs = tape.lastEventNs();
        Sessions sessions = calendar.sessions(SessionChoice.REGULAR, fromNs - DAY_NS, toNs + DAY_NS);
        isOutside = sessions.openTimeNs(fromNs, toNs + 1) == 0;
        boolean isUsed = sessions.openTimeNs(fromNs, toNs) > 0;
        regular = new SessionClock(isUsed ? sessions : Sessions.ALWAYS);
        trading = new SessionClock(
                isUsed ? calendar.sessions(SessionChoice.EXTENDED, fromNs - DAY_NS, toNs + DAY_NS) : Sessions.ALWAYS);
    }

    /** Lets the books stand until a time, which is not before those given so far unless rows are late. */
    abstract void standUntil(long timeNs);

    /** Empties all books, as no quote of a session outlives it. */
    abstract void forget();

    /** True if the calendar has sessions and the tape has no moment of one. */
    final boolean isOutside() {
        return isOutside;
    }

    /** True in a regular session. */
    final boolean isRegular() {
        return regular.isOpen();
    }

    /** Lets the books stand until a time, and empties them at the openings and ends on the way. The first call tells where time begins. */
    final void advanceTo(long timeNs) {
        if (!hasBegun) {
            hasBegun = true;
            regular.advanceTo(timeNs);
            trading.advanceTo(timeNs);
        }
        long nextNs = Math.min(regular.nextNs(), trading.nextNs());
        while (nextNs <= timeNs && nextNs != Sessions.NEVER) {
            standUntil(nextNs);
            boolean opens = opensAt(nextNs);
            boolean ends = endsAt(nextNs);
            if (opens || ends) {
                forget();
            }
            nextNs = Math.min(regular.nextNs(), trading.nextNs());
        }
        standUntil(timeNs);
    }

    private boolean opensAt(long timeNs) {
        return regular.nextNs() == timeNs && regular.advance();
    }

    private boolean endsAt(long timeNs) {
        if (trading.nextNs() != timeNs) {
            return false;
        }
        boolean wasOpen = trading.isOpen();
        trading.advance();
        return wasOpen && !trading.isOpen();
    }
}
