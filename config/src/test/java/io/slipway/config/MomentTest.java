package io.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.config.value.Moment;
import io.slipway.text.Units;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "09:45, 2024-08-01T13:45:00Z",
        "9:45, 2024-08-01T13:45:00Z",
        "09:45:30.25, 2024-08-01T13:45:30.25Z",
        "2024-01-02T09:45, 2024-01-02T14:45:00Z",
        "2024-01-02 09:45:01, 2024-01-02T14:45:01Z",
        "2024-08-01T13:36:32Z, 2024-08-01T13:36:32Z",
        "2024-08-01T09:36:32-04:00, 2024-08-01T13:36:32Z"
    })
    void readsTimesAsPeopleWriteThem(String text, String instant) {
        long dayNs = Units.parseTimeNs("2024-08-01T23:59:59Z");
        assertThat(Moment.parse(text).toNs(NEW_YORK, dayNs)).isEqualTo(Units.parseTimeNs(instant));
    }

    @Test
    void theDayOfATimeOfDayIsTheLocalOne() {
        long dayNs = Units.parseTimeNs("2024-08-02T02:00:00Z");
        assertThat(Moment.parse("09:45").toNs(NEW_YORK, dayNs)).isEqualTo(Units.parseTimeNs("2024-08-01T13:45:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-03T01:30", "2024-03-10T02:30"})
    void refusesLocalTimesThatExistTwiceOrNever(String text) {
        assertThatThrownBy(() -> Moment.parse(text).toNs(NEW_YORK, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a local time that");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:00", "soon", "2024-13-01T09:00", "9.45"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Moment.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a time: value=" + text
                        + ", expected a local time (of --zone), e.g. 09:36 or 2024-08-01T09:36:32, or"
                        + " one with a zone, e.g. 2024-08-01T13:36:32Z");
    }
}
