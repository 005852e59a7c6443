package io.slipway.calendar;

import java.time.LocalDate;

/** The holidays and early closes of a market. */
@FunctionalInterface
public interface DayRule {

    /** No holidays. */
    DayRule EVERY_DAY = day -> DayHours.FULL;

    /** The kind of a calendar day. */
    DayHours on(LocalDate day);
}
