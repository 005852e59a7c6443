package io.slipway.study;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Session;
import io.slipway.calendar.Sessions;
import io.slipway.calendar.TradingHours;
import io.slipway.market.MarketEvent;
import io.slipway.study.StudyGrid.Stretch;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The days of a study: the stretches in which its orders start and end, and the part of the tape that each of them sees. */
public final class StudyDays {

    private static final long SHORTEST_DAY_NS = 23 * 3_600_000_000_000L;

    private StudyDays() {}

    /**
     * The stretches of a tape between two moments, each inside a session from its first row to its last. In a market that never closes
     * they are the days of its calendar, the first from the first moment on and the last to the last. Stretches too short for the
     * horizon are left out, unless all are.
     */
    public static List<Stretch> stretches(MarketTape tape, TradingHours hours, long fromNs, long toNs, long horizonNs) {
        NavigableMap<Long, Stretch> days = new TreeMap<>();
        addMoment(days, hours, fromNs);
        addMoment(days, hours, toNs);
        MarketEvent event = new MarketEvent();
        long endNs = Long.MIN_VALUE;
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            long timeNs = event.eventNs();
            if (timeNs >= fromNs && timeNs <= toNs) {
                endNs = timeNs <= endNs && endNs - timeNs < SHORTEST_DAY_NS ? endNs : endNs(hours, timeNs);
                if (hours.sessions().isOpen(timeNs)) {
                    days.merge(endNs, new Stretch(timeNs, timeNs), Stretch::with);
                }
            }
        }
        List<Stretch> all = List.copyOf(days.values());
        List<Stretch> longEnough =
                all.stream().filter(day -> day.holds(horizonNs)).toList();
        return longEnough.isEmpty() ? all : longEnough;
    }

    private static void addMoment(NavigableMap<Long, Stretch> days, TradingHours hours, long timeNs) {
        if (hours.sessions().isOpen(timeNs)) {
            days.merge(endNs(hours, timeNs), new Stretch(timeNs, timeNs), Stretch::with);
        }
    }

    /** The last moment of the session of a time, or of its day where there are none. */
    private static long endNs(TradingHours hours, long timeNs) {
        MarketCalendar calendar = hours.calendar();
        return hours.sessions().isAlways()
                ? calendar.startOfDayNs(calendar.dateOf(timeNs).plusDays(1)) - 1
                : hours.sessions().closeAfterNs(timeNs) - 1;
    }

    /**
     * The parts of a tape by session, so that an order sees its own day only: each from the start of its day, or the end of the session
     * before if that is later, to its close. All of the tape where the market never closes, since a quote then outlives the day.
     */
    public static List<MarketTape> parts(MarketTape tape, TradingHours hours) {
        Sessions sessions = hours.sessions();
        if (sessions.isAlways()) {
            return List.of(tape);
        }
        List<MarketTape> parts = new ArrayList<>();
        long[] cuts = cuts(tape, sessions.list(), hours.calendar());
        for (int i = 0; i < sessions.list().size(); i++) {
            if (cuts[2 * i] < cuts[2 * i + 1]) {
                parts.add(tape.between(cuts[2 * i], cuts[2 * i + 1]));
            }
        }
        return parts;
    }

    /** Index of the first row from the start of each session's part on, and of the first after its end. */
    private static long[] cuts(MarketTape tape, List<Session> sessions, MarketCalendar calendar) {
        long[] timesNs = new long[2 * sessions.size()];
        for (int i = 0; i < sessions.size(); i++) {
            Session session = sessions.get(i);
            long dayNs = Math.min(calendar.startOfDayNs(session.day()), session.quotesFromNs());
            timesNs[2 * i] =
                    i == 0 ? dayNs : Math.max(dayNs, sessions.get(i - 1).closeNs());
            timesNs[2 * i + 1] = session.closeNs();
        }
        long[] cuts = new long[timesNs.length];
        int next = 0;
        MarketEvent event = new MarketEvent();
        for (long row = 0; row < tape.size() && next < cuts.length; row++) {
            tape.read(row, event);
            for (; next < cuts.length && event.eventNs() >= timesNs[next]; next++) {
                cuts[next] = row;
            }
        }
        for (; next < cuts.length; next++) {
            cuts[next] = tape.size();
        }
        return cuts;
    }
}
