package io.slipway.executions.measure;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.TradingDay;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.time.LocalDate;
import java.util.Optional;

/** Parts of a tape by trading day, so that an order is measured on the rows of its own day. Not thread-safe. */
final class DayParts {

    private final MarketTape tape;
    private final MarketCalendar calendar;

    DayParts(MarketTape tape, MarketCalendar calendar) {
        this.tape = tape;
        this.calendar = calendar;
    }

    /** The rows from the start of one day to the end of another; empty if there are none. All rows where the market never closes. */
    Optional<MarketTape> between(LocalDate first, LocalDate last) {
        if (calendar.isAlwaysOpen()) {
            return Optional.of(tape);
        }
        long from = firstFrom(fromNs(first));
        long to = firstFrom(toNs(last));
        return from < to ? Optional.of(tape.between(from, to)) : Optional.empty();
    }

    private long fromNs(LocalDate date) {
        long dayNs = calendar.startOfDayNs(date);
        return calendar.day(date)
                .map(TradingDay::extended)
                .map(each -> Math.min(dayNs, each.quotesFromNs()))
                .orElse(dayNs);
    }

    private long toNs(LocalDate date) {
        long dayNs = calendar.startOfDayNs(date.plusDays(1));
        return calendar.day(date)
                .map(TradingDay::extended)
                .map(each -> Math.max(dayNs, each.closeNs()))
                .orElse(dayNs);
    }

    /** Index of the first row from a time on, by binary search: rows stand in order of time. */
    private long firstFrom(long timeNs) {
        MarketEvent event = new MarketEvent();
        long low = 0;
        long high = tape.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            tape.read(middle, event);
            if (event.eventNs() < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
