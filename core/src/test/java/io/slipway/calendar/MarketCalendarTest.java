package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketCalendarTest {

    private static long ns(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    private static String sessions(MarketCalendar calendar, String choice, String from, String to) {
        List<String> texts = calendar.sessions(SessionChoice.parse(choice), ns(from), ns(to)).list().stream()
                .map(each -> text(each.openNs()) + "/" + text(each.closeNs()))
                .toList();
        return String.join(" ", texts);
    }

    private static String text(long timeNs) {
        return Instant.ofEpochSecond(0, timeNs).toString().replace(":00Z", "Z");
    }

    /** Across both changes of the clock, a weekend, a holiday and an early close. */
    @ParameterizedTest
    @CsvSource({
        "us-equities, regular, 2024-03-08T00:00:00Z, 2024-03-12T00:00:00Z,"
                + "2024-03-08T14:30Z/2024-03-08T21:00Z 2024-03-11T13:30Z/2024-03-11T20:00Z",
        "us-equities, regular, 2024-11-01T00:00:00Z, 2024-11-05T00:00:00Z,"
                + "2024-11-01T13:30Z/2024-11-01T20:00Z 2024-11-04T14:30Z/2024-11-04T21:00Z",
        "us-equities, extended, 2024-08-01T00:30:00Z, 2024-08-02T00:00:00Z, 2024-08-01T08:00Z/2024-08-02T00:00Z",
        "us-equities, regular, 2024-11-27T20:59:59Z, 2024-11-29T18:00:00Z,"
                + "2024-11-27T14:30Z/2024-11-27T21:00Z 2024-11-29T14:30Z/2024-11-29T18:00Z",
        "us-equities, extended, 2024-11-28T12:00:00Z, 2024-11-30T18:00:00Z, 2024-11-29T09:00Z/2024-11-29T22:00Z",
        "us-equities, 09:45-15:30, 2024-08-01T00:00:00Z, 2024-08-02T00:00:00Z, 2024-08-01T13:45Z/2024-08-01T19:30Z",
        "us-equities, 09:45-15:30, 2024-07-03T00:00:00Z, 2024-07-05T00:00:00Z, 2024-07-03T13:45Z/2024-07-03T17:00Z",
        "us-equities, 08:00-17:30, 2024-07-03T00:00:00Z, 2024-07-05T00:00:00Z, 2024-07-03T12:00Z/2024-07-03T21:00Z",
        "us-equities, 14:00-15:00, 2024-07-03T00:00:00Z, 2024-07-05T00:00:00Z, ''",
        "cme, regular, 2024-03-08T23:00:00Z, 2024-03-12T23:00:00Z,"
                + "2024-03-10T22:00Z/2024-03-11T21:00Z 2024-03-11T22:00Z/2024-03-12T21:00Z"
                + " 2024-03-12T22:00Z/2024-03-13T21:00Z",
        "cme, regular, 2024-11-03T00:00:00Z, 2024-11-04T12:00:00Z, 2024-11-03T23:00Z/2024-11-04T22:00Z",
        "cme, regular, 2024-12-24T12:00:00Z, 2024-12-26T12:00:00Z,"
                + "2024-12-23T23:00Z/2024-12-24T22:00Z 2024-12-25T23:00Z/2024-12-26T22:00Z",
        "cme, 18:00-02:00, 2024-08-01T12:00:00Z, 2024-08-02T12:00:00Z, 2024-08-01T23:00Z/2024-08-02T07:00Z",
        "cme, 18:00-20:00, 2024-08-01T12:00:00Z, 2024-08-02T12:00:00Z, 2024-08-01T23:00Z/2024-08-02T01:00Z",
        "cme, 08:30-15:00, 2024-08-01T12:00:00Z, 2024-08-02T12:00:00Z, 2024-08-01T13:30Z/2024-08-01T20:00Z",
        "24/7, 22:00-02:00, 2024-08-01T12:00:00Z, 2024-08-02T12:00:00Z, 2024-08-01T22:00Z/2024-08-02T02:00Z",
        "24/7, 20:00-00:00, 2024-08-01T12:00:00Z, 2024-08-02T12:00:00Z, 2024-08-01T20:00Z/2024-08-02T00:00Z",
    })
    void sessionsAreTheMarketsHoursInUtc(String name, String choice, String from, String to, String expected) {
        MarketCalendar calendar = MarketCalendar.shipped().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(sessions(calendar, choice, from, to)).isEqualTo(expected);
    }

    @Test
    void aMarketThatNeverClosesHasOneSession() {
        assertThat(MarketCalendar.ALWAYS_OPEN.sessions(SessionChoice.REGULAR, 0, 1))
                .isSameAs(Sessions.ALWAYS);
        assertThat(MarketCalendar.US_EQUITIES.sessions(SessionChoice.ALL, 0, 1)).isSameAs(Sessions.ALWAYS);
    }

    @Test
    void aMarketThatIsOpenAllDaysOfTheWeekdaysHasOneSessionAWeek() {
        MarketCalendar weekdays = new MarketCalendar(
                "fx",
                ZoneId.of("America/New_York"),
                new Hours(LocalTime.of(17, 0), LocalTime.of(17, 0)),
                new Hours(LocalTime.of(17, 0), LocalTime.of(17, 0)),
                false,
                day -> Holidays.isWeekend(day) ? DayHours.CLOSED : DayHours.FULL);

        assertThat(sessions(weekdays, "regular", "2024-08-03T00:00:00Z", "2024-08-09T12:00:00Z"))
                .isEqualTo("2024-08-04T21:00Z/2024-08-09T21:00Z");
    }

    @Test
    void hoursOfAnOrderLeaveTheQuotesOfTheirSessionKnown() {
        Session session = MarketCalendar.US_EQUITIES
                .sessions(SessionChoice.parse("09:45-15:30"), ns("2024-08-01T00:00:00Z"), ns("2024-08-02T00:00:00Z"))
                .list()
                .get(0);

        assertThat(session.quotesFromNs()).isEqualTo(ns("2024-08-01T13:30:00Z"));
    }

    @Test
    void aTradingDayHasBothSessionsAndHolidaysHaveNone() {
        TradingDay day =
                MarketCalendar.US_EQUITIES.day(LocalDate.of(2024, 12, 24)).orElseThrow();

        assertThat(text(day.regular().closeNs())).isEqualTo("2024-12-24T18:00Z");
        assertThat(text(day.extended().closeNs())).isEqualTo("2024-12-24T22:00Z");
        assertThat(MarketCalendar.US_EQUITIES.day(LocalDate.of(2024, 12, 25))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"lunch", "9:45-15:30", "09:45", "09:45-15:30-16:00"})
    void aTextThatIsNoSessionIsAnError(String text) {
        assertThatThrownBy(() -> SessionChoice.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("09:45-15:30");
    }
}
