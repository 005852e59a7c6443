package io.slipway.calendar;

import java.time.LocalDate;

/**
 * A day on which a market trades. A market without extended hours has the regular ones twice.
 *
 * @param day the date in the market's time zone
 * @param regular the regular session; an auction opens and closes it where the market has auctions
 * @param extended the session from the first to the last continuous trading of the day, the regular one included
 */
public record TradingDay(LocalDate day, Session regular, Session extended) {}
