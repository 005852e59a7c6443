package io.slipway.report.read;

import io.slipway.result.file.InspectionKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Values;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a stretch of time outside of regular sessions. Times are seconds since 1970 UTC.
 *
 * @param zone time zone of the market's clock; UTC where no calendar is known
 * @param list the parts, in order of time; none of a market that never closes
 * @param words the calendar and what the shades mean; empty where there is no calendar
 */
public record DayShades(ZoneId zone, List<Shade> list, String words) {

    /** The kind of a part. */
    public enum Kind {
        /** The market is open before or after its regular session. */
        EXTENDED,
        /** The market is closed. */
        CLOSED
    }

    /** One part; {@code to} is exclusive. */
    public record Shade(double from, double to, Kind kind) {}

    /** Copies the list. */
    public DayShades {
        list = List.copyOf(list);
    }

    /** The parts of a day's data. */
    static DayShades of(Values day, double from, double to) {
        Optional<List<Values>> sessions = day.find(InspectionKeys.SESSIONS);
        if (sessions.isEmpty()) {
            return new DayShades(ZoneId.of("UTC"), List.of(), "");
        }
        List<Shade> shades = new ArrayList<>();
        double open = from;
        for (Values each : sessions.get()) {
            add(shades, open, Math.min(to, seconds(each, InspectionKeys.EXTENDED_OPEN)), Kind.CLOSED);
            addExtended(shades, from, to, each, InspectionKeys.EXTENDED_OPEN, InspectionKeys.REGULAR_OPEN);
            addExtended(shades, from, to, each, InspectionKeys.REGULAR_CLOSE, InspectionKeys.EXTENDED_CLOSE);
            open = Math.max(from, seconds(each, InspectionKeys.EXTENDED_CLOSE));
        }
        add(shades, open, to, Kind.CLOSED);
        ZoneId zone = ZoneId.of(day.get(InspectionKeys.TIME_ZONE));
        return new DayShades(zone, shades, words(day, zone, shades));
    }

    /** True if a part is of a kind. */
    public boolean has(Kind kind) {
        return list.stream().anyMatch(each -> each.kind() == kind);
    }

    private static void addExtended(
            List<Shade> shades, double from, double to, Values session, Key<Instant> begin, Key<Instant> end) {
        add(shades, Math.max(from, seconds(session, begin)), Math.min(to, seconds(session, end)), Kind.EXTENDED);
    }

    private static void add(List<Shade> shades, double from, double to, Kind kind) {
        if (from < to) {
            shades.add(new Shade(from, to, kind));
        }
    }

    private static double seconds(Values session, Key<Instant> key) {
        Instant time = session.get(key);
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    private static String words(Values day, ZoneId zone, List<Shade> shades) {
        StringBuilder words = new StringBuilder("Hours are those of the calendar ")
                .append(day.get(InspectionKeys.CALENDAR))
                .append(shades.isEmpty() ? "; all of the data are in its regular sessions." : ".");
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
        for (Values each : day.get(InspectionKeys.SESSIONS)) {
            if (each.get(InspectionKeys.EARLY_CLOSE)) {
                words.append(" The regular session of ")
                        .append(LocalDate.parse(each.get(InspectionKeys.SESSION_DATE)))
                        .append(" ended early, at ")
                        .append(clock.format(
                                each.get(InspectionKeys.REGULAR_CLOSE).atZone(zone)))
                        .append('.');
            }
        }
        return words.toString();
    }
}
