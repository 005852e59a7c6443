package io.slipway.calendar;

import java.time.LocalDate;
import java.time.Month;

/**
 * Trading days of CME Globex: Monday to Friday, each from the evening before. Closed on New Year, Good Friday and Christmas. Limit:
 * the early halts on other US holidays differ by product and year and are not in it.
 */
final class CmeDays implements DayRule {

    @Override
    public DayHours on(LocalDate day) {
        boolean closed = Holidays.isWeekend(day)
                || Holidays.isGoodFriday(day)
                || Holidays.isDate(day, Month.JANUARY, 1)
                || Holidays.isDate(day, Month.DECEMBER, 25);
        return closed ? DayHours.CLOSED : DayHours.FULL;
    }
}
