package io.slipway.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Hours of one trading day. If they do not close after they open, they open on the calendar day before. A close
 * at midnight ends the day.
 *
 * @param open the first moment
 * @param close the first moment after it
 */
public record Hours(LocalTime open, LocalTime close) {

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long NS_PER_DAY = 86_400 * NS_PER_SECOND;

    /** All of a day, from midnight to midnight. */
    static final Hours ALL_DAY = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /**
     * Hours from a text such as {@code 09:45-15:30}.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Hours parse(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length != 2) {
            throw fault(text, null);
        }
        try {
            return new Hours(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
        } catch (DateTimeException e) {
            throw fault(text, e);
        }
    }

    private static IllegalArgumentException fault(String text, @Nullable DateTimeException cause) {
        return new IllegalArgumentException(
                "not hours of a day: value=" + text + ", expected such as 09:45-15:30", cause);
    }

    /** The same hours with an earlier close; the same if it is not earlier. */
    Hours closingBy(LocalTime newClose) {
        return newClose.toNanoOfDay() < endNs() ? new Hours(open, newClose) : this;
    }

    /** True if they open on the calendar day before. */
    public boolean isOvernight() {
        return endNs() <= open.toNanoOfDay();
    }

    /** The close as ns of the day; midnight ends the day. */
    private long endNs() {
        return close.equals(LocalTime.MIDNIGHT) ? NS_PER_DAY : close.toNanoOfDay();
    }

    /** True if all of {@code other} lies inside these hours. */
    boolean contain(Hours other) {
        if (isOvernight() == other.isOvernight()) {
            return !other.open.isBefore(open) && other.endNs() <= endNs();
        }
        return isOvernight() && (!other.open.isBefore(open) || other.endNs() <= endNs());
    }

    long openNs(LocalDate day, ZoneId zone) {
        return ns(isOvernight() ? day.minusDays(1) : day, open, zone);
    }

    long closeNs(LocalDate day, ZoneId zone) {
        return ns(close.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day, close, zone);
    }

    private static long ns(LocalDate day, LocalTime time, ZoneId zone) {
        Instant instant = day.atTime(time).atZone(zone).toInstant();
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NS_PER_SECOND), instant.getNano());
    }

    @Override
    public String toString() {
        return open + "-" + close;
    }
}
