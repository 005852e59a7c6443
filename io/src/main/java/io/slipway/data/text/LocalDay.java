package io.slipway.data.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * One day of a time zone: turns times of its clocks into ns since 1970 UTC. Where the clocks are put back, the first of
 * two equal times is meant. Immutable.
 */
public final class LocalDay {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;

    private final LocalDate date;
    private final ZoneId zone;
    private final long midnightNs;
    private final boolean clockChanges;

    /** A day in a zone, which should lie between 1678 and 2261. */
    public LocalDay(LocalDate date, ZoneId zone) {
        this.date = date;
        this.zone = zone;
        ZoneRules rules = zone.getRules();
        ZoneOffset first = rules.getOffset(date.atStartOfDay());
        ZoneOffset last = rules.getOffset(date.plusDays(1).atStartOfDay());
        clockChanges = !first.equals(last) || !rules.isValidOffset(date.atStartOfDay(), first);
        midnightNs = Math.multiplyExact(date.atStartOfDay().toEpochSecond(first), SECOND_NS);
    }

    public LocalDate date() {
        return date;
    }

    /**
     * The instant at which the clocks show {@code timeNs} since midnight.
     *
     * @throws IllegalArgumentException if the day has no such time
     */
    public long toEpochNs(long timeNs) {
        if (timeNs < 0 || timeNs >= DAY_NS) {
            throw new IllegalArgumentException("not a time of a day: ns since midnight=" + timeNs);
        }
        if (!clockChanges) {
            return midnightNs + timeNs;
        }
        LocalDateTime time = date.atTime(LocalTime.ofNanoOfDay(timeNs));
        if (zone.getRules().getValidOffsets(time).isEmpty()) {
            throw new IllegalArgumentException(
                    "a time that was left out when the clocks were put forward: time=" + time + ", zone=" + zone);
        }
        return time.toEpochSecond(zone.getRules().getOffset(time)) * SECOND_NS + timeNs % SECOND_NS;
    }
}
