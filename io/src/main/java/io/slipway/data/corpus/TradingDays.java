package io.slipway.data.corpus;

import io.slipway.calendar.MarketCalendar;
import io.slipway.data.venue.VenueCalendars;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A tape divided into its trading days. */
public final class TradingDays {

    /** Sessions begin and end on whole minutes, so a date is looked up once for each. */
    private static final long MINUTE_NS = 60_000_000_000L;

    private final MarketCalendar calendar;
    private long minute = Long.MIN_VALUE;
    private LocalDate day = LocalDate.MIN;

    private TradingDays(MarketTape tape) {
        calendar = VenueCalendars.common(tape.publisherIds()).orElse(MarketCalendar.ALWAYS_OPEN);
    }

    /**
     * The rows of a tape by trading day, in the calendar of its venues, or by UTC date where they have none in common. A row belongs
     * to the latest day that has begun before it. The books of a day begin empty.
     *
     * @param storage place for the rows of each day
     */
    public static Map<LocalDate, MarketTape> of(MarketTape tape, Supplier<TapeStorage> storage) {
        TradingDays days = new TradingDays(tape);
        if (days.on(tape.firstEventNs()).equals(days.on(tape.lastEventNs()))) {
            return new TreeMap<>(Map.of(days.on(tape.firstEventNs()), tape));
        }
        Map<LocalDate, MarketTape.Builder> builders = new TreeMap<>();
        MarketEvent event = new MarketEvent();
        LocalDate latest = LocalDate.MIN;
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            LocalDate own = days.on(event.eventNs());
            latest = own.isAfter(latest) ? own : latest;
            builders.computeIfAbsent(latest, each -> new MarketTape.Builder(tape.instrument(), storage.get()))
                    .add(event);
        }
        Map<LocalDate, MarketTape> found = new TreeMap<>();
        builders.forEach((date, builder) -> found.put(
                date, builder.issues(tape.issues()).absences(tape.absences()).build()));
        return found;
    }

    private LocalDate on(long timeNs) {
        long own = Math.floorDiv(timeNs, MINUTE_NS);
        if (own != minute) {
            minute = own;
            day = calendar.tradingDateOf(timeNs);
        }
        return day;
    }
}
