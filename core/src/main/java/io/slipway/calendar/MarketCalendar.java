package io.slipway.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hours of a market. Time zones, daylight saving included, are those of the Java runtime. Immutable if its rule is.
 *
 * <pre>{@code
 * Sessions sessions = MarketCalendar.US_EQUITIES.sessions(SessionChoice.REGULAR, fromNs, toNs);
 * }</pre>
 *
 * @param name the name on the command line and in results
 * @param zone time zone of the market
 * @param regular hours of the regular session
 * @param extended hours of continuous trading, those of the regular session included
 * @param auctions true if an auction opens and closes the regular session
 * @param days holidays and early closes
 */
public record MarketCalendar(String name, ZoneId zone, Hours regular, Hours extended, boolean auctions, DayRule days) {

    /** US equity exchanges. */
    public static final MarketCalendar US_EQUITIES = new MarketCalendar(
            "us-equities",
            ZoneId.of("America/New_York"),
            new Hours(LocalTime.of(9, 30), LocalTime.of(16, 0)),
            new Hours(LocalTime.of(4, 0), LocalTime.of(20, 0)),
            true,
            new UsEquityDays());

    /** CME Globex: Sunday 17:00 to Friday 16:00 in Chicago, with a break of an hour each day. */
    public static final MarketCalendar CME = plain(
            "cme", ZoneId.of("America/Chicago"), new Hours(LocalTime.of(17, 0), LocalTime.of(16, 0)), new CmeDays());

    /** A market that never closes. */
    public static final MarketCalendar ALWAYS_OPEN = plain("24/7", ZoneId.of("UTC"), Hours.ALL_DAY, DayRule.EVERY_DAY);

    /** Most days between two times that are looked at: those of two centuries. */
    private static final long MOST_DAYS = 73_049;

    /** All shipped calendars. */
    public static List<MarketCalendar> shipped() {
        return List.of(US_EQUITIES, CME, ALWAYS_OPEN);
    }

    private static MarketCalendar plain(String name, ZoneId zone, Hours hours, DayRule days) {
        return new MarketCalendar(name, zone, hours, hours, false, days);
    }

    /** True if the market never closes. */
    public boolean isAlwaysOpen() {
        return extended.equals(Hours.ALL_DAY) && days == DayRule.EVERY_DAY;
    }

    /** The calendar day of a time in the market's zone. */
    public LocalDate dateOf(long timeNs) {
        return Instant.ofEpochSecond(0, timeNs).atZone(zone).toLocalDate();
    }

    /** The first moment of a date in the market's zone, in ns. */
    public long startOfDayNs(LocalDate date) {
        return Hours.ALL_DAY.openNs(date, zone);
    }

    /** The date of the trading day whose extended session holds a time, else the calendar day. */
    public LocalDate tradingDateOf(long timeNs) {
        return daysBetween(timeNs, Math.addExact(timeNs, 1)).stream()
                .findFirst()
                .map(TradingDay::day)
                .orElseGet(() -> dateOf(timeNs));
    }

    /** The trading day of a date; empty if the market is closed on it. */
    public Optional<TradingDay> day(LocalDate date) {
        DayHours kind = days.on(date);
        if (!kind.open()) {
            return Optional.empty();
        }
        return Optional.of(new TradingDay(
                date,
                session(date, kind.regularClose().map(regular::closingBy).orElse(regular)),
                session(date, kind.extendedClose().map(extended::closingBy).orElse(extended))));
    }

    /** True if the market is open on a date and its regular session ends early. */
    public boolean closesEarly(LocalDate date) {
        return days.on(date).regularClose().isPresent();
    }

    private Session session(LocalDate date, Hours hours) {
        long openNs = hours.openNs(date, zone);
        return new Session(date, isAlwaysOpen() ? Long.MIN_VALUE : openNs, openNs, hours.closeNs(date, zone));
    }

    /** The trading days whose extended session has a moment in {@code [fromNs, toNs)}, in order of time. */
    public List<TradingDay> daysBetween(long fromNs, long toNs) {
        List<TradingDay> found = new ArrayList<>();
        LocalDate last = dateOf(toNs).plusDays(1);
        LocalDate first = dateOf(fromNs);
        if (first.until(last, ChronoUnit.DAYS) > MOST_DAYS) {
            throw new IllegalArgumentException("no calendar spans that long: from=" + first + ", to=" + last);
        }
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            day(date).filter(each -> overlaps(each.extended(), fromNs, toNs)).ifPresent(found::add);
        }
        return found;
    }

    /** The sessions of a choice that have a moment in {@code [fromNs, toNs)}. */
    public Sessions sessions(SessionChoice choice, long fromNs, long toNs) {
        if (choice.kind() == SessionChoice.Kind.ALL
                || (isAlwaysOpen() && choice.hours().isEmpty())) {
            return Sessions.ALWAYS;
        }
        List<Session> found = new ArrayList<>();
        for (TradingDay day : daysBetween(fromNs, toNs)) {
            chosen(choice, day).filter(each -> overlaps(each, fromNs, toNs)).ifPresent(each -> add(found, each));
        }
        return Sessions.of(found);
    }

    private static boolean overlaps(Session session, long fromNs, long toNs) {
        return session.openNs() < toNs && session.closeNs() > fromNs;
    }

    /** Adds a session, or lengthens the last one where the market does not close between them. */
    private static void add(List<Session> sessions, Session next) {
        int last = sessions.size() - 1;
        if (last >= 0 && sessions.get(last).closeNs() == next.openNs()) {
            Session before = sessions.get(last);
            sessions.set(last, new Session(before.day(), before.quotesFromNs(), before.openNs(), next.closeNs()));
        } else {
            sessions.add(next);
        }
    }

    private Optional<Session> chosen(SessionChoice choice, TradingDay day) {
        if (choice.hours().isEmpty()) {
            return Optional.of(choice.kind() == SessionChoice.Kind.REGULAR ? day.regular() : day.extended());
        }
        Hours hours = choice.hours().get();
        if (isAlwaysOpen()) {
            return Optional.of(new Session(
                    day.day(), Long.MIN_VALUE, hours.openNs(day.day(), zone), hours.closeNs(day.day(), zone)));
        }
        Session market = regular.contain(hours) ? day.regular() : day.extended();
        LocalDate date = isOfEvening(hours, market, day.day()) ? day.day().minusDays(1) : day.day();
        long openNs = Math.max(market.openNs(), hours.openNs(date, zone));
        long closeNs = Math.min(market.closeNs(), hours.closeNs(date, zone));
        return openNs < closeNs
                ? Optional.of(new Session(day.day(), market.quotesFromNs(), openNs, closeNs))
                : Optional.empty();
    }

    /** True if hours begin after the market closes on a date: they are those of the evening before, on which it opened. */
    private boolean isOfEvening(Hours hours, Session market, LocalDate date) {
        return extended.isOvernight() && hours.openNs(date, zone) >= market.closeNs();
    }
}
