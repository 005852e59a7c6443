package io.slipway.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** Dates of holidays by rule. */
final class Holidays {

    private Holidays() {}

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** True if a day is the given weekday of a month, counted from the first; from the last if {@code count} is negative. */
    static boolean isNth(LocalDate day, Month month, int count, DayOfWeek weekday) {
        return day.getMonth() == month && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(count, weekday)));
    }

    /** True on a date of a year. */
    static boolean isDate(LocalDate day, Month month, int dayOfMonth) {
        return day.getMonth() == month && day.getDayOfMonth() == dayOfMonth;
    }

    /** True on the day on which a holiday is kept: the Friday before if it falls on a Saturday, the Monday after a Sunday. */
    static boolean isKept(LocalDate day, Month month, int dayOfMonth) {
        return switch (day.getDayOfWeek()) {
            case FRIDAY -> isDate(day, month, dayOfMonth) || isDate(day.plusDays(1), month, dayOfMonth);
            case MONDAY -> isDate(day, month, dayOfMonth) || isDate(day.minusDays(1), month, dayOfMonth);
            default -> isDate(day, month, dayOfMonth);
        };
    }

    /** True on Good Friday, two days before Easter. */
    static boolean isGoodFriday(LocalDate day) {
        return day.plusDays(2).equals(easter(day.getYear()));
    }

    /** Easter of the Gregorian calendar: the algorithm of J. Meeus, "Astronomical Algorithms" (1991), chapter 8. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
