package io.slipway.report.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.report.read.DayShades.Kind;
import io.slipway.report.read.DayShades.Shade;
import io.slipway.result.file.InspectionKeys;
import io.slipway.result.schema.Values;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayShadesTest {

    private static Values session(long open, long regularOpen, long regularClose, long close) {
        return Values.of(InspectionKeys.SESSION)
                .put(InspectionKeys.SESSION_DATE, "1970-01-01")
                .put(InspectionKeys.EXTENDED_OPEN, Instant.ofEpochSecond(open))
                .put(InspectionKeys.REGULAR_OPEN, Instant.ofEpochSecond(regularOpen))
                .put(InspectionKeys.REGULAR_CLOSE, Instant.ofEpochSecond(regularClose))
                .put(InspectionKeys.EXTENDED_CLOSE, Instant.ofEpochSecond(close))
                .put(InspectionKeys.EARLY_CLOSE, false);
    }

    private static List<Shade> shades(double from, double to, Values... sessions) {
        Values day = Values.of(InspectionKeys.DAY_SHAPE)
                .put(InspectionKeys.CALENDAR, "market")
                .put(InspectionKeys.TIME_ZONE, "UTC")
                .put(InspectionKeys.SESSIONS, List.of(sessions));
        return DayShades.of(day, from, to).list();
    }

    @Test
    void theTimeOutsideOfRegularSessionsIsDividedByKind() {
        assertThat(shades(0, 100, session(10, 20, 30, 40), session(60, 60, 80, 90)))
                .containsExactly(
                        new Shade(0, 10, Kind.CLOSED),
                        new Shade(10, 20, Kind.EXTENDED),
                        new Shade(30, 40, Kind.EXTENDED),
                        new Shade(40, 60, Kind.CLOSED),
                        new Shade(80, 90, Kind.EXTENDED),
                        new Shade(90, 100, Kind.CLOSED));
    }

    @Test
    void partsEndWhereTheDataDo() {
        Values session = session(10, 20, 30, 40);
        assertThat(shades(15, 35, session))
                .containsExactly(new Shade(15, 20, Kind.EXTENDED), new Shade(30, 35, Kind.EXTENDED));
        assertThat(shades(22, 28, session)).isEmpty();
        assertThat(shades(50, 60)).containsExactly(new Shade(50, 60, Kind.CLOSED));
    }

    @Test
    void withoutACalendarNothingIsShaded() {
        DayShades shades = DayShades.of(Values.of(InspectionKeys.DAY_SHAPE), 0, 100);
        assertThat(shades.list()).isEmpty();
        assertThat(shades.words()).isEmpty();
    }
}
