package io.slipway.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitUpLimitDownTest {

    private static long ns(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("America/New_York")).toEpochSecond() * 1_000_000_000L;
    }

    /** Widths in cents of a reference price in cents, from the tables of the plan. */
    @ParameterizedTest
    @CsvSource({
        "1, 2024-08-01T10:00, 1000, 50",
        "2, 2024-08-01T10:00, 1000, 100",
        "1, 2024-08-01T10:00, 300, 60",
        "1, 2024-08-01T10:00, 320, 16",
        "2, 2024-08-01T10:00, 75, 15",
        "2, 2024-08-01T10:00, 40, 15",
        "2, 2024-08-01T10:00, 12, 9",
        "1, 2024-08-01T09:30, 1000, 50",
        "1, 2024-08-01T15:34:59, 1000, 50",
        "1, 2024-08-01T15:35, 1000, 100",
        "2, 2024-08-01T15:35, 1000, 100",
        "2, 2024-08-01T15:35, 300, 120",
        "2, 2024-07-03T12:35, 300, 120",
        "2, 2024-07-03T12:34, 300, 60",
        "1, 2018-01-02T09:44:59, 1000, 100",
        "1, 2018-01-02T09:45, 1000, 50",
        "2, 2018-01-02T15:35, 1000, 200",
        "2, 2020-02-21T09:30, 1000, 200",
        "2, 2020-02-24T09:30, 1000, 100",
        "1, 2024-08-01T08:00, 1000, 100"
    })
    void theWidthFollowsPriceTierTimeAndDate(int tier, String local, long cents, long widthCents) {
        long nowNs = ns(local);
        LimitUpLimitDown plan = new LimitUpLimitDown(tier == 1, nowNs, nowNs);
        assertThat(plan.widthE9(cents * 10_000_000L, nowNs)).isEqualTo(widthCents * 10_000_000L);
    }
}
