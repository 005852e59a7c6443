package io.slipway.pretrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Session;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows of 10:00 to 10:10 in New York, 14:00 to 14:10 UTC: data reach the end of one with a row from 14:09 on, until midnight. */
class DayReachTest {

    private static long ns(String time) {
        return Instant.parse(time + ":00Z").getEpochSecond() * 1_000_000_000L;
    }

    private static MarketTape tape(String... times) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));
        for (String time : times) {
            tape.add(new MarketEvent()
                    .times(ns(time), ns(time))
                    .origin(2, 0)
                    .action(BookAction.MODIFY, BookSide.NONE, 0)
                    .orderWithoutPrice(0)
                    .bid(10_000_000_000L, 100)
                    .ask(10_020_000_000L, 100));
        }
        return tape.build();
    }

    private static Session window(String day) {
        return new Session(LocalDate.parse(day), ns(day + "T13:30"), ns(day + "T14:00"), ns(day + "T14:10"));
    }

    @Test
    void aRowLaterOnTheDayTellsThatTheMarketWasQuietAndRecorded() {
        MarketTape tape = tape(
                "2024-07-01T14:08",
                "2024-07-02T14:05",
                "2024-07-02T16:59",
                "2024-07-03T14:09",
                "2024-07-05T13:59",
                "2024-07-08T14:00",
                "2024-07-09T04:00");
        assertThat(DayReach.of(
                        tape,
                        MarketCalendar.US_EQUITIES,
                        List.of(
                                window("2024-07-01"),
                                window("2024-07-02"),
                                window("2024-07-03"),
                                window("2024-07-05"),
                                window("2024-07-08"))))
                .containsExactlyInAnyOrder(LocalDate.parse("2024-07-02"), LocalDate.parse("2024-07-03"));
    }
}
