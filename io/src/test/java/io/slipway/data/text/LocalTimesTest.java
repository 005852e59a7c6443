package io.slipway.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimesTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "2018-01-02, America/New_York, 09:30, 2018-01-02T14:30:00Z",
        "2018-07-02, America/New_York, 09:30, 2018-07-02T13:30:00Z",
        "2024-03-08, America/New_York, 09:30, 2024-03-08T14:30:00Z",
        "2024-03-11, America/New_York, 09:30, 2024-03-11T13:30:00Z",
        "2024-03-10, America/New_York, 01:59:59, 2024-03-10T06:59:59Z",
        "2024-03-10, America/New_York, 03:00, 2024-03-10T07:00:00Z",
        "2024-11-03, America/New_York, 00:30, 2024-11-03T04:30:00Z",
        "2024-11-03, America/New_York, 01:30, 2024-11-03T05:30:00Z",
        "2024-11-03, America/New_York, 02:30, 2024-11-03T07:30:00Z",
        "2024-11-03, UTC, 02:30, 2024-11-03T02:30:00Z",
        "2018-11-04, America/Sao_Paulo, 01:00, 2018-11-04T03:00:00Z",
    })
    void knowsWhenTheClocksChange(LocalDate date, String zone, LocalTime time, String expected) {
        long ns = new LocalDay(date, ZoneId.of(zone)).toEpochNs(time.toNanoOfDay());
        assertThat(Instant.ofEpochSecond(0, ns)).isEqualTo(Instant.parse(expected));
    }

    @Test
    void refusesTimesThatTheDayDoesNotHave() {
        LocalDay spring = new LocalDay(LocalDate.of(2024, 3, 10), NEW_YORK);
        assertThatThrownBy(() -> spring.toEpochNs(LocalTime.of(2, 30).toNanoOfDay()))
                .hasMessage("a time that was left out when the clocks were put forward: time=2024-03-10T02:30,"
                        + " zone=America/New_York");
        LocalDay midnight = new LocalDay(LocalDate.of(2018, 11, 4), ZoneId.of("America/Sao_Paulo"));
        assertThatThrownBy(() -> midnight.toEpochNs(1)).hasMessageContaining("put forward");
        assertThatThrownBy(() -> spring.toEpochNs(86_400_000_000_000L))
                .hasMessage("not a time of a day: ns since midnight=86400000000000");
        assertThatThrownBy(() -> spring.toEpochNs(-1)).hasMessageStartingWith("not a time of a day");
    }

    @ParameterizedTest
    @CsvSource({
        "9:30:00, 34200000000000",
        "09:30, 34200000000000",
        "9:30:00.5, 34200500000000",
        "23:59:59.999999999, 86399999999999",
        "093000, 34200000000000",
        "093000123, 34200123000000",
        "093000123456, 34200123456000",
        "093000123456789, 34200123456789",
        "093000.25, 34200250000000",
        "000000000000000, 0",
    })
    void readsTimesOfDay(String text, long expected) {
        assertThat(clock(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9",
                "93000",
                "24:00:00",
                "9:60:00",
                "9:3:00",
                "093060",
                "9:30:00.",
                "0930001234567890",
                "9:30:00.1234567890",
                "a9:30",
                "09300x",
                "-9:30:00",
                "009:30:00",
                "9:30:00Z",
                "09:30:0"
            })
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> clock(text))
                .hasMessage("not a time of day: value=\"" + text
                        + "\", expected one such as 9:30:00.123 or 093000123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20180102", "2018-01-02", "2018/01/02", "02JAN2018", "02jan2018"})
    void readsDates(String text) {
        assertThat(date(text)).isEqualTo(LocalDate.of(2018, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20181302", "2018-02-30", "1/2/2018", "00000000", "99991231", "x"})
    void refusesOtherDates(String text) {
        assertThatThrownBy(() -> date(text))
                .hasMessage(
                        "not a date: value=\"" + text + "\", expected one such as 20180102, 2018-01-02 or 02JAN2018");
    }

    @Test
    void findsTheDateInAFilesName() {
        assertThat(DateText.inName("SPLITS_US_ALL_BBO_A_20180102.gz")).contains(LocalDate.of(2018, 1, 2));
        assertThat(DateText.inName("AAPL_2012-06-21_34200000_57600000_message_10.csv"))
                .contains(LocalDate.of(2012, 6, 21));
        assertThat(DateText.inName("trades_12345678901.csv")).isEqualTo(Optional.empty());
        assertThat(DateText.inName("a_20181399_20180102.csv")).contains(LocalDate.of(2018, 1, 2));
        assertThat(DateText.inName("20180102.csv")).contains(LocalDate.of(2018, 1, 2));
    }

    private static long clock(String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        return ClockTime.parse(b, 0, b.length);
    }

    private static LocalDate date(String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        return DateText.parse(b, 0, b.length);
    }
}
