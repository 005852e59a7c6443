package io.slipway.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.Set;

/**
 * Trading days of the US equity exchanges from 1990 on: holidays and early closes by NYSE rule 7.2 and its predecessors, and the
 * days that the exchanges closed or closed early by decision. Delayed openings and unplanned early closes are not in it.
 */
final class UsEquityDays implements DayRule {

    private static final LocalTime EARLY = LocalTime.of(13, 0);
    private static final LocalTime EARLY_UNTIL_1992 = LocalTime.of(14, 0);
    private static final LocalTime EXTENDED_EARLY = LocalTime.of(17, 0);

    /** First year of the early close at 13:00. */
    private static final int EARLY_AT_ONE = 1993;

    /** From this year on the day before 4 July is the early one when the holiday is a Thursday; before, the Friday after. */
    private static final int BEFORE_THURSDAY_HOLIDAY = 2013;

    /** First year of an early close around 4 July. */
    private static final int FIRST_JULY = 1995;

    /** First years of holidays that were not always kept. */
    private static final int FIRST_KING = 1998;

    private static final int FIRST_JUNETEENTH = 2022;

    /** First year of an early close after Thanksgiving. */
    private static final int FIRST_BLACK_FRIDAY = 1992;

    /** Closed by decision: days of mourning, 11 September 2001, hurricane Sandy. */
    private static final Set<LocalDate> CLOSED = Set.of(
            LocalDate.of(1994, 4, 27),
            LocalDate.of(2001, 9, 11),
            LocalDate.of(2001, 9, 12),
            LocalDate.of(2001, 9, 13),
            LocalDate.of(2001, 9, 14),
            LocalDate.of(2004, 6, 11),
            LocalDate.of(2007, 1, 2),
            LocalDate.of(2012, 10, 29),
            LocalDate.of(2012, 10, 30),
            LocalDate.of(2018, 12, 5),
            LocalDate.of(2025, 1, 9));

    /** Closed at 13:00 by decision. */
    private static final Set<LocalDate> EARLY_BY_DECISION =
            Set.of(LocalDate.of(1997, 12, 26), LocalDate.of(1999, 12, 31), LocalDate.of(2003, 12, 26));

    @Override
    public DayHours on(LocalDate day) {
        if (Holidays.isWeekend(day) || CLOSED.contains(day) || isHoliday(day)) {
            return DayHours.CLOSED;
        } else if (isEarly(day)) {
            return DayHours.early(day.getYear() < EARLY_AT_ONE ? EARLY_UNTIL_1992 : EARLY, EXTENDED_EARLY);
        }
        return DayHours.FULL;
    }

    private static boolean isHoliday(LocalDate day) {
        return isNewYear(day)
                || (day.getYear() >= FIRST_KING && Holidays.isNth(day, Month.JANUARY, 3, DayOfWeek.MONDAY))
                || Holidays.isNth(day, Month.FEBRUARY, 3, DayOfWeek.MONDAY)
                || Holidays.isGoodFriday(day)
                || Holidays.isNth(day, Month.MAY, -1, DayOfWeek.MONDAY)
                || (day.getYear() >= FIRST_JUNETEENTH && Holidays.isKept(day, Month.JUNE, 19))
                || Holidays.isKept(day, Month.JULY, 4)
                || Holidays.isNth(day, Month.SEPTEMBER, 1, DayOfWeek.MONDAY)
                || Holidays.isNth(day, Month.NOVEMBER, 4, DayOfWeek.THURSDAY)
                || Holidays.isKept(day, Month.DECEMBER, 25);
    }

    /** New Year on a Saturday is not kept: the Friday before ends the accounting year. */
    private static boolean isNewYear(LocalDate day) {
        return day.getMonth() == Month.JANUARY && Holidays.isKept(day, Month.JANUARY, 1);
    }

    private static boolean isEarly(LocalDate day) {
        return EARLY_BY_DECISION.contains(day)
                || isEarlyInJuly(day)
                || (day.getYear() >= FIRST_BLACK_FRIDAY
                        && Holidays.isNth(day.minusDays(1), Month.NOVEMBER, 4, DayOfWeek.THURSDAY))
                || (Holidays.isDate(day, Month.DECEMBER, 24) && day.getDayOfWeek() != DayOfWeek.FRIDAY);
    }

    private static boolean isEarlyInJuly(LocalDate day) {
        if (day.getYear() < FIRST_JULY) {
            return false;
        }
        boolean fridayAfter = day.getDayOfWeek() == DayOfWeek.FRIDAY && Holidays.isDate(day, Month.JULY, 5);
        boolean wednesdayBefore = day.getDayOfWeek() == DayOfWeek.WEDNESDAY && Holidays.isDate(day, Month.JULY, 3);
        if (fridayAfter || wednesdayBefore) {
            return wednesdayBefore == day.getYear() >= BEFORE_THURSDAY_HOLIDAY;
        }
        return Holidays.isDate(day, Month.JULY, 3) && day.getDayOfWeek() != DayOfWeek.FRIDAY;
    }
}
