package io.slipway.calendar;

import java.time.LocalTime;
import java.util.Optional;

/**
 * The kind of a calendar day at a market.
 *
 * @param open false on a day without trading
 * @param regularClose an early end of the regular session; empty for the usual one
 * @param extendedClose an early end of the extended session; empty for the usual one
 */
public record DayHours(boolean open, Optional<LocalTime> regularClose, Optional<LocalTime> extendedClose) {

    /** A day without trading. */
    public static final DayHours CLOSED = new DayHours(false, Optional.empty(), Optional.empty());

    /** A day with the usual hours. */
    public static final DayHours FULL = new DayHours(true, Optional.empty(), Optional.empty());

    /** A day on which the sessions end early. */
    public static DayHours early(LocalTime regularClose, LocalTime extendedClose) {
        return new DayHours(true, Optional.of(regularClose), Optional.of(extendedClose));
    }
}
