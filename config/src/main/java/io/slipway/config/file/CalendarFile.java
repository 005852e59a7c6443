package io.slipway.config.file;

import io.slipway.calendar.DayHours;
import io.slipway.calendar.DayRule;
import io.slipway.calendar.Hours;
import io.slipway.calendar.MarketCalendar;
import io.slipway.text.ConfigException;
import io.slipway.text.YamlNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the calendar of a market from YAML. With {@code base} it changes days of a shipped one:
 *
 * <pre>{@code
 * base: us-equities
 * closed: [2026-02-03]
 * early: {2026-02-04: 14:00}
 * }</pre>
 *
 * <p>Without, it gives the market's hours:
 *
 * <pre>{@code
 * name: xetra
 * zone: Europe/Berlin
 * regular: 09:00-17:30
 * extended: 08:00-22:00
 * closed: [2024-12-24, 2024-12-25, 2024-12-26]
 * early: {2024-12-30: 14:00}
 * }</pre>
 */
public final class CalendarFile {

    private static final Set<String> KEYS = new LinkedHashSet<>(
            List.of("base", "name", "zone", "weekdays", "regular", "extended", "auctions", "closed", "open", "early"));

    private CalendarFile() {}

    /** Days of a file, before the rule of its base or its weekdays. */
    private record Days(DayRule base, Map<LocalDate, DayHours> changed) implements DayRule {

        @Override
        public DayHours on(LocalDate day) {
            return changed.getOrDefault(day, base.on(day));
        }
    }

    private record Weekdays(Set<DayOfWeek> open) implements DayRule {

        @Override
        public DayHours on(LocalDate day) {
            return open.contains(day.getDayOfWeek()) ? DayHours.FULL : DayHours.CLOSED;
        }
    }

    /**
     * The calendar of a file.
     *
     * @throws ConfigException if it cannot be read, or is no calendar
     */
    public static MarketCalendar load(Path file) {
        return of(YamlNode.read(file));
    }

    static MarketCalendar of(YamlNode node) {
        node.allowing(KEYS);
        Optional<MarketCalendar> base = node.value("base", CalendarFile::shipped);
        String name = node.text("name").or(() -> base.map(MarketCalendar::name)).orElse("file");
        ZoneId zone = base.map(MarketCalendar::zone)
                .orElseGet(() -> node.required("zone", CalendarFile::zone, "expected one such as Europe/Berlin"));
        if (base.isPresent() && (node.has("zone") || node.has("weekdays"))) {
            throw node.fault("zone and weekdays are those of the base", "expected one of base and zone");
        }
        Hours regular = node.value("regular", Hours::parse)
                .or(() -> base.map(MarketCalendar::regular))
                .orElseGet(() -> node.required("regular", Hours::parse, "expected hours such as 09:00-17:30"));
        Hours extended = node.value("extended", Hours::parse)
                .or(() -> base.map(MarketCalendar::extended))
                .orElse(regular);
        boolean auctions =
                node.flag("auctions", base.map(MarketCalendar::auctions).orElse(false));
        DayRule rule = base.map(MarketCalendar::days).orElseGet(() -> new Weekdays(weekdays(node)));
        return new MarketCalendar(
                name, zone, regular, extended, auctions, new Days(rule, changed(node, !extended.equals(regular))));
    }

    private static MarketCalendar shipped(String text) {
        return MarketCalendar.shipped().stream()
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a shipped calendar: value=" + text
                        + ", expected one of "
                        + MarketCalendar.shipped().stream()
                                .map(MarketCalendar::name)
                                .toList()));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "not a time zone: value=" + text + ", expected one such as Europe/Berlin", e);
        }
    }

    private static Set<DayOfWeek> weekdays(YamlNode node) {
        Set<DayOfWeek> days = new LinkedHashSet<>();
        for (String text : node.texts("weekdays")) {
            try {
                days.add(DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw node.faultAt("weekdays", "not a day: value=" + text, "expected one such as monday", e);
            }
        }
        return days.isEmpty()
                ? Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)
                : days;
    }

    private static Map<LocalDate, DayHours> changed(YamlNode node, boolean staysOpen) {
        Map<LocalDate, DayHours> days = new TreeMap<>();
        node.texts("closed").forEach(text -> days.put(date(node, "closed", text), DayHours.CLOSED));
        node.texts("open").forEach(text -> days.put(date(node, "open", text), DayHours.FULL));
        YamlNode early = node.map("early");
        for (String day : early.keys()) {
            LocalTime close = early.required(day, CalendarFile::time, "expected a time such as 14:00");
            DayHours hours =
                    staysOpen ? new DayHours(true, Optional.of(close), Optional.empty()) : DayHours.early(close, close);
            days.put(date(node, "early", day), hours);
        }
        return days;
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time: value=" + text + ", expected one such as 14:00", e);
        }
    }

    private static LocalDate date(YamlNode node, String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw node.faultAt(key, "not a date: value=" + text, "expected one such as 2024-12-24", e);
        }
    }
}
