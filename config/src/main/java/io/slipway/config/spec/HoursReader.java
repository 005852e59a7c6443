package io.slipway.config.spec;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.TradingHours;
import io.slipway.config.OrderSettings;
import io.slipway.config.Settings;
import io.slipway.config.file.CalendarFile;
import io.slipway.data.venue.VenueCalendars;
import io.slipway.engine.Rules;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.text.ConfigException;
import io.slipway.text.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the hours in which orders work: the sessions that were asked for, of the calendar that was named or that the venues follow. */
final class HoursReader {

    private final Settings settings;
    private final Optional<MarketCalendar> named;

    private HoursReader(Settings settings, Optional<MarketCalendar> named) {
        this.settings = settings;
        this.named = named;
    }

    /**
     * The hours of settings.
     *
     * @throws ConfigException if a file of a calendar cannot be used
     */
    static HoursReader of(Settings settings) {
        return new HoursReader(settings, settings.find(OrderSettings.CALENDAR).map(HoursReader::calendar));
    }

    private static MarketCalendar calendar(String text) {
        return MarketCalendar.shipped().stream()
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseGet(() -> CalendarFile.load(Path.of(text)));
    }

    /** The calendar of a market; one that never closes if its venues follow none that is known, or several. */
    MarketCalendar calendar(int[] publisherIds) {
        return named.or(() -> VenueCalendars.common(publisherIds)).orElse(MarketCalendar.ALWAYS_OPEN);
    }

    /** The text of the setting that gives this calendar. */
    String calendarText(int[] publisherIds) {
        return settings.find(OrderSettings.CALENDAR)
                .orElseGet(() -> calendar(publisherIds).name());
    }

    /** Sentences for a person on a calendar that is not known, and on a window that reaches beyond the sessions. */
    List<String> notes(ParentOrder asked, MarketTape tape, Rules rules) {
        List<String> notes = new ArrayList<>();
        if (!rules.takesExecutionModel()) {
            return notes;
        }
        unknown(tape).ifPresent(notes::add);
        ParentOrder order = within(asked, tape, rules);
        String session = " (--session " + order.hours().choice().label() + " of "
                + order.hours().calendar().name() + ")";
        if (order.startNs() > asked.startNs()) {
            notes.add("the market is closed when the window starts: start=" + Units.formatTime(asked.startNs())
                    + ", opens=" + Units.formatTime(order.startNs()) + session);
        }
        long closesNs = order.endNs() + 1;
        if (closesNs < asked.endNs()) {
            notes.add("the market is closed when the window ends: end=" + Units.formatTime(asked.endNs()) + ", closes="
                    + Units.formatTime(closesNs) + session);
        }
        return notes;
    }

    /** A sentence on a calendar that is not known. */
    Optional<String> unknown(MarketTape tape) {
        boolean isKnown =
                named.isPresent() || VenueCalendars.common(tape.publisherIds()).isPresent();
        return isKnown
                ? Optional.empty()
                : Optional.of(
                        "no common calendar of the venues is known: taken as a market that never closes (--calendar)");
    }

    /** The hours in all of a tape and between two times. The trial knows no hours. */
    TradingHours hours(MarketTape tape, long fromNs, long toNs, Rules rules) {
        return hours(
                tape,
                fromNs,
                toNs,
                rules.takesExecutionModel() ? settings.get(OrderSettings.SESSION) : SessionChoice.ALL);
    }

    /** The hours that were asked for, in all of a tape and between two times. */
    TradingHours hours(MarketTape tape, long fromNs, long toNs) {
        return hours(tape, fromNs, toNs, settings.get(OrderSettings.SESSION));
    }

    private TradingHours hours(MarketTape tape, long fromNs, long toNs, SessionChoice choice) {
        return TradingHours.of(
                calendar(tape.publisherIds()),
                choice,
                Math.min(fromNs, tape.firstEventNs()),
                Math.max(toNs, tape.lastEventNs()));
    }

    /**
     * An order within its hours.
     *
     * @throws ConfigException if the market is closed in all of its window
     */
    ParentOrder within(ParentOrder order, MarketTape tape, Rules rules) {
        TradingHours hours = hours(tape, order.startNs(), order.endNs(), rules);
        try {
            return order.within(hours);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    settings.place(OrderSettings.SESSION) + ": the market is closed in all of the window: calendar="
                            + hours.calendar().name() + ", session="
                            + hours.choice().label() + ", start="
                            + Units.formatTime(order.startNs()) + ", end=" + Units.formatTime(order.endNs())
                            + ", expected another window, extended or all",
                    e);
        }
    }
}
