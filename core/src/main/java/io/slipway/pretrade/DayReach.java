package io.slipway.pretrade;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Session;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The days whose data reach to the end of a window. A market may be quiet in the last minutes of a window, or in all of it: rows later
 * on the same day tell that it was still recorded.
 */
public final class DayReach {

    /** Data of a day that end this much before the window does, do not cover it. */
    static final long SILENCE_NS = 60_000_000_000L;

    private DayReach() {}

    /**
     * The days that have a row in the last minute of their window or later.
     *
     * <pre>{@code
     * Set<LocalDate> reached = DayReach.of(tape, hours.calendar(), hours.sessions().list());
     * }</pre>
     *
     * @param windows one session for each day, by time
     */
    public static Set<LocalDate> of(MarketTape tape, MarketCalendar calendar, List<Session> windows) {
        Set<LocalDate> reached = new HashSet<>();
        MarketEvent event = new MarketEvent();
        int next = 0;
        for (long row = 0; row < tape.size() && next < windows.size(); row++) {
            tape.read(row, event);
            while (next < windows.size() && event.eventNs() >= endOfDayNs(calendar, windows, next)) {
                next++;
            }
            if (next < windows.size() && event.eventNs() >= windows.get(next).closeNs() - SILENCE_NS) {
                reached.add(windows.get(next++).day());
            }
        }
        return reached;
    }

    private static long endOfDayNs(MarketCalendar calendar, List<Session> windows, int at) {
        long midnightNs = calendar.startOfDayNs(windows.get(at).day().plusDays(1));
        return at + 1 < windows.size()
                ? Math.min(midnightNs, windows.get(at + 1).quotesFromNs())
                : midnightNs;
    }
}
