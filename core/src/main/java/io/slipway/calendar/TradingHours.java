package io.slipway.calendar;

/**
 * The hours in which an order works.
 *
 * @param calendar the calendar of its market
 * @param choice the sessions that were asked for
 * @param sessions these sessions by time, for all of the data and the order's window
 */
public record TradingHours(MarketCalendar calendar, SessionChoice choice, Sessions sessions) {

    /** All of time, in a market whose days are those of US equities. */
    public static final TradingHours UNLIMITED =
            new TradingHours(MarketCalendar.US_EQUITIES, SessionChoice.ALL, Sessions.ALWAYS);

    /** The sessions of a calendar between two times, the last one included. */
    public static TradingHours of(MarketCalendar calendar, SessionChoice choice, long fromNs, long toNs) {
        return new TradingHours(calendar, choice, calendar.sessions(choice, fromNs, Math.addExact(toNs, 1)));
    }
}
