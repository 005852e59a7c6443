package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsEquityDaysTest {

    private final DayRule days = new UsEquityDays();

    /** Closed weekdays as the exchanges published them. */
    @ParameterizedTest
    @CsvSource({
        "2001, 01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25",
        "2004, 01-01 01-19 02-16 04-09 05-31 06-11 07-05 09-06 11-25 12-24",
        "2007, 01-01 01-02 01-15 02-19 04-06 05-28 07-04 09-03 11-22 12-25",
        "2012, 01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25",
        "2018, 01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25",
        "2020, 01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25",
        "2021, 01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24",
        "2022, 01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26",
        "2023, 01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25",
        "2024, 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25",
        "2025, 01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25",
        "2026, 01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25",
        "2027, 01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24",
    })
    void theHolidaysOfAYearAreThoseThatTheExchangesPublished(int year, String expected) {
        assertThat(closed(year)).isEqualTo(expected);
    }

    private String closed(int year) {
        return of(year, day -> !Holidays.isWeekend(day) && !days.on(day).open());
    }

    private static String of(int year, Predicate<LocalDate> wanted) {
        List<String> found = new ArrayList<>();
        LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(wanted)
                .forEach(day -> found.add(day.toString().substring(5)));
        return String.join(" ", found);
    }

    @ParameterizedTest
    @CsvSource({
        "1997, 07-03 11-28 12-24 12-26",
        "1999, 11-26 12-31",
        "2002, 07-05 11-29 12-24",
        "2003, 07-03 11-28 12-24 12-26",
        "2012, 07-03 11-23 12-24",
        "2013, 07-03 11-29 12-24",
        "2015, 11-27 12-24",
        "2018, 07-03 11-23 12-24",
        "2021, 11-26",
        "2022, 11-25",
        "2023, 07-03 11-24",
        "2024, 07-03 11-29 12-24",
        "2025, 07-03 11-28 12-24",
        "2026, 11-27 12-24",
        "2028, 07-03 11-24",
    })
    void theEarlyClosesOfAYearAreThoseThatTheExchangesPublished(int year, String expected) {
        assertThat(of(year, day -> days.on(day).regularClose().isPresent())).isEqualTo(expected);
    }

    @Test
    void anEarlyCloseIsAtOneAndEndsTheExtendedSessionAtFive() {
        assertThat(days.on(LocalDate.of(2024, 11, 29)))
                .isEqualTo(DayHours.early(LocalTime.of(13, 0), LocalTime.of(17, 0)));
    }
}
