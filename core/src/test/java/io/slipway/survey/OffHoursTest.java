package io.slipway.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.MarketCalendar;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffHoursTest {

    private static final long MINUTE_NS = 60_000_000_000L;

    /** A row a minute from one time to another, the last excluded. */
    private static MarketTape tape(String from, String to, BookAction action) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        for (long timeNs = ns(from); timeNs < ns(to); timeNs += MINUTE_NS) {
            tape.add(new MarketEvent()
                    .times(timeNs, timeNs)
                    .origin(9, 0)
                    .action(action, BookSide.NONE, 0)
                    .order(10, 1)
                    .bid(9, 1)
                    .ask(11, 1));
        }
        return tape.build();
    }

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
    }

    @ParameterizedTest
    @CsvSource({
        // the session, and with an hour before and after it
        "us-equities, 2024-08-01T13:30:00Z, 2024-08-01T20:00:00Z, 0",
        "us-equities, 2024-08-01T12:30:00Z, 2024-08-01T21:00:00Z, 0",
        // New York times read as UTC: 09:30 to 16:00 are 05:30 to 12:00, of which three hours lie far before the open
        "us-equities, 2024-08-01T09:30:00Z, 2024-08-01T16:00:00Z, 180",
        // UTC times read as those of New York: 13:30 to 20:00
        "us-equities, 2024-08-01T17:30:00Z, 2024-08-02T00:00:00Z, 180",
        // in winter the session is an hour later
        "us-equities, 2024-12-02T13:00:00Z, 2024-12-02T22:30:00Z, 60",
        // an early close, and a holiday
        "us-equities, 2024-07-03T17:00:00Z, 2024-07-03T19:00:00Z, 60",
        "us-equities, 2024-07-04T13:30:00Z, 2024-07-04T14:30:00Z, 60",
        "cme, 2024-08-01T20:00:00Z, 2024-08-01T23:00:00Z, 0",
        "24/7, 2024-08-03T00:00:00Z, 2024-08-03T02:00:00Z, 0",
    })
    void rowsAnHourOrMoreOutsideTheSessionAreCounted(String name, String from, String to, long expected) {
        MarketCalendar calendar = MarketCalendar.shipped().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        for (BookAction action : new BookAction[] {BookAction.TRADE, BookAction.ADD}) {
            MarketTape tape = tape(from, to, action);
            SurveyObserver survey = new SurveyObserver(tape, TapeSurvey.DEFAULT_GAP_NS, calendar);
            TapePass.over(tape).add(survey).run();

            assertThat(survey.survey().quality().offHoursRows()).isEqualTo(expected);
        }
    }
}
