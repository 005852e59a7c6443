package io.slipway.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedHourTest {

    /** Instants of local times, each with the date where it has one, in the order of the rows. */
    private static String settled(String zone, String date, String times) {
        RepeatedHour hour = new RepeatedHour(ZoneId.of(zone));
        List<String> instants = new ArrayList<>();
        LocalDate day = LocalDate.parse(date);
        for (String time : times.split(" ", -1)) {
            long ns = new LocalDay(day, ZoneId.of(zone))
                    .toEpochNs(LocalTime.parse(time).toNanoOfDay());
            instants.add(Instant.ofEpochSecond(0, hour.settle(ns)).toString().substring(11, 16));
        }
        hour.end();
        return String.join(" ", instants);
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2024-11-03, 00:59 01:30 01:59 01:00 01:30 02:00, 04:59 05:30 05:59 06:00 06:30 07:00",
        "America/New_York, 2018-11-04, 01:10 01:50 01:20 01:40 03:00, 05:10 05:50 06:20 06:40 08:00",
        "Europe/Berlin, 2024-10-27, 01:59 02:00 02:45 02:05 02:45 03:00, 23:59 00:00 00:45 01:05 01:45 02:00",
        "Australia/Lord_Howe, 2024-04-07, 01:20 01:40 01:50 01:35 02:00, 14:20 14:40 14:50 15:05 15:30",
        "America/New_York, 2024-11-02, 01:30 01:10 02:00, 05:30 05:10 06:00",
        "UTC, 2024-11-03, 01:30 01:10 02:00, 01:30 01:10 02:00",
        // seconds out of order are not a clock that goes back
        "America/New_York, 2024-11-03, 01:30:20 01:30:05 01:59 01:00 02:00, 05:30 05:30 05:59 06:00 07:00",
    })
    void laterRowsTakeTheSecondPassOnceTheClockHasGoneBack(String zone, String date, String times, String expected) {
        assertThat(settled(zone, date, times)).isEqualTo(expected);
    }

    @Test
    void anOrderThatDoesNotTellIsAnError() {
        assertThatThrownBy(() -> settled("America/New_York", "2024-11-03", "00:59 01:10 01:30 02:00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2024-11-03T05:30:00Z or 2024-11-03T06:30:00Z");
        assertThatThrownBy(() -> settled("America/New_York", "2024-11-03", "01:50 01:10 01:50 01:10"))
                .hasMessageContaining("a third time");
    }

    @ParameterizedTest
    @CsvSource({
        "01:00 01:30, 2024-11-03T05:30:00Z or 2024-11-03T06:30:00Z",
        "00:59 01:00:30 00:59:50, 2024-11-03T05:00:30Z or 2024-11-03T06:00:30Z",
        // the first instrument ends within the hour, and the second begins before it
        "01:10 00:10 01:50 01:10 02:10, 2024-11-03T05:10:00Z or 2024-11-03T06:10:00Z",
    })
    void rowsThatEndWithinTheHourDoNotTell(String times, String instants) {
        assertThatThrownBy(() -> settled("America/New_York", "2024-11-03", times))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the order of the rows does not tell which is meant: last row in it=" + instants);
    }

    @Test
    void rowsMayEndInTheSecondPassOrBeforeTheHour() {
        assertThat(settled("America/New_York", "2024-11-03", "01:50 01:10")).isEqualTo("05:50 06:10");
        assertThat(settled("America/New_York", "2024-11-03", "00:59")).isEqualTo("04:59");
    }

    @Test
    void aFileSortedByInstrumentGoesThroughTheHourAnew() {
        assertThat(settled("America/New_York", "2024-11-03", "01:50 01:10 02:10 00:10 01:50 01:10 02:10"))
                .isEqualTo("05:50 06:10 07:10 04:10 05:50 06:10 07:10");
    }
}
