package io.slipway.config.value;

import io.slipway.text.Units;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time as a person writes it: an instant such as {@code 2024-08-01T13:36:32Z}, a local time such as {@code 2024-08-01T09:36:32},
 * or a time of day such as {@code 09:36}.
 *
 * <pre>{@code
 * long startNs = Moment.parse("09:45").toNs(ZoneId.of("America/New_York"), tape.firstEventNs());
 * }</pre>
 *
 * @param text the text
 * @param date its date; null for an instant and for a time of day
 * @param time its local time; null for an instant
 */
public record Moment(
        String text, @Nullable LocalDate date, @Nullable LocalTime time) {

    /**
     * The time of a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Moment parse(String text) {
        try {
            return new Moment(text, null, LocalTime.parse(text.length() == "9:45".length() ? "0" + text : text));
        } catch (DateTimeException notATimeOfDay) {
            return parseDated(text);
        }
    }

    private static Moment parseDated(String text) {
        try {
            LocalDateTime local = LocalDateTime.parse(text.replace(' ', 'T'));
            return new Moment(text, local.toLocalDate(), local.toLocalTime());
        } catch (DateTimeException notLocal) {
            return parseInstant(text);
        }
    }

    private static Moment parseInstant(String text) {
        try {
            Units.parseTimeNs(text);
            return new Moment(text, null, null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a time: value=" + text
                            + ", expected a local time (of --zone), e.g. 09:36 or 2024-08-01T09:36:32, or one with"
                            + " a zone, e.g. 2024-08-01T13:36:32Z",
                    e);
        }
    }

    /**
     * The instant.
     *
     * @param zone zone of a local time
     * @param dayNs a time on the day of a time of day, in ns since 1970 UTC
     * @return ns since 1970 UTC
     * @throws IllegalArgumentException if the local time does not exist in the zone, or exists twice
     */
    public long toNs(ZoneId zone, long dayNs) {
        if (time == null) {
            return Units.parseTimeNs(text);
        }
        LocalDate day = date == null
                ? Instant.parse(Units.formatTime(dayNs)).atZone(zone).toLocalDate()
                : date;
        LocalDateTime local = day.atTime(time);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            throw new IllegalArgumentException(
                    "a local time that " + (offsets.isEmpty() ? "does not exist" : "exists twice") + ": value=" + local
                            + ", zone=" + zone + ", expected a time with an offset, e.g. " + local + "-05:00");
        }
        return Units.parseTimeNs(local.atOffset(offsets.get(0)).toString());
    }
}
