package io.slipway.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.calendar.MarketCalendar;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.time.Instant;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The stretches of half an hour of two days, worked by hand. New York is four hours behind: a session is from 13:30 to 20:00.
 *
 * <pre>
 * first day   13:00  Nasdaq 10.00 to 10.20
 *             13:05  Arca 10.30 to 10.50: crossed by 10 cents, before the open
 *             13:30  the session opens with empty books
 *             13:45  Nasdaq 10.00 to 10.02
 *             14:15  Arca 10.01 to 10.04
 * second day  00:00  trading of the first day ends, and with it all its quotes
 *             13:10  Arca 9.50 to 9.60
 *             13:30  the session opens with empty books
 *             13:40  Nasdaq 9.50 to 9.53
 *             14:00  the same row again, the last
 * </pre>
 */
class OpeningProfileTest {

    private static final int NASDAQ = 2;
    private static final int ARCA = 43;
    private static final int HALF_HOURS = 50;
    private static final double CENT_E9 = 1e7;

    /** A stretch is a nanosecond longer than half an hour, so that the last of fifty begins 49 ns late. */
    private static final Offset<Double> NEAR = within(1e-8);

    private static MarketEvent quote(String time, int venue, long bidCents, long askCents, long size) {
        long ns = Instant.parse("2024-08-" + time + ":00Z").getEpochSecond() * 1_000_000_000L;
        return new MarketEvent()
                .times(ns, ns)
                .origin(venue, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(bidCents * 10_000_000, size)
                .ask(askCents * 10_000_000, size);
    }

    private static MarketTape tape() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));
        tape.add(quote("01T13:00", NASDAQ, 1_000, 1_020, 100));
        tape.add(quote("01T13:05", ARCA, 1_030, 1_050, 100));
        tape.add(quote("01T13:45", NASDAQ, 1_000, 1_002, 300));
        tape.add(quote("01T14:15", ARCA, 1_001, 1_004, 200));
        tape.add(quote("02T13:10", ARCA, 950, 960, 100));
        tape.add(quote("02T13:40", NASDAQ, 950, 953, 400));
        tape.add(quote("02T14:00", NASDAQ, 950, 953, 400));
        return tape.build();
    }

    private static DayProfile profile(MarketCalendar calendar) {
        DayProfileObserver observer = new DayProfileObserver(tape(), HALF_HOURS, calendar);
        TapePass.over(tape()).add(observer).run();
        return observer.profile();
    }

    private static void assertQuotes(DayProfile.Bin bin, long bidCents, long askCents, double meanSpreadCents) {
        assertThat(bin.bidPxE9()).isEqualTo(OptionalLong.of(bidCents * 10_000_000));
        assertThat(bin.askPxE9()).isEqualTo(OptionalLong.of(askCents * 10_000_000));
        assertThat(bin.spreadE9() / CENT_E9).isEqualTo(meanSpreadCents, NEAR);
    }

    /** Before the open: 20 cents for five minutes and -10 for 25. From 13:30 on nothing is known; from 13:45 on two cents. */
    @Test
    void quotesFromBeforeTheOpenAreNotInTheSession() {
        DayProfile day = profile(MarketCalendar.US_EQUITIES);
        DayProfile.Bin before = day.bins().get(0);
        assertThat(before.spreadE9() / CENT_E9).isEqualTo((5 * 20 - 25 * 10) / 30.0, NEAR);
        assertThat(before.bidPxE9()).isEmpty();
        assertThat(before.askSize()).isZero();
        DayProfile.Bin open = day.bins().get(1);
        assertQuotes(open, 1_000, 1_002, 2);
        assertThat(open.bidSize()).isEqualTo(300);
        assertThat(open.atBest().get(0)).isEqualTo(0.5, NEAR);
        assertThat(open.atBest().get(1)).isZero();
        DayProfile.Bin second = day.bins().get(2);
        assertQuotes(second, 1_001, 1_002, (15 * 2 + 15 * 1) / 30.0);
        assertThat(second.bidSize()).isEqualTo(200);
    }

    /** The last quotes stand until trading ends at midnight. Arca's of the next morning are alone, and end at the open. */
    @Test
    void quotesOfYesterdayEndWithItsTrading() {
        DayProfile day = profile(MarketCalendar.US_EQUITIES);
        assertQuotes(day.bins().get(20), 1_001, 1_002, 1);
        assertThat(day.bins().get(22).bidPxE9()).isEmpty();
        assertThat(day.bins().get(47).askSize()).isZero();
        DayProfile.Bin before = day.bins().get(48);
        assertThat(before.spreadE9() / CENT_E9).isEqualTo(10, NEAR);
        assertThat(before.askPxE9()).isEmpty();
        assertQuotes(day.bins().get(49), 950, 953, 3);
        assertThat(day.bins().get(49).atBest().get(0)).isEqualTo(20 / 30.0, NEAR);
    }

    /** The same rows where no calendar is known: Arca's quotes of 13:05 and 13:10 stand until its next row. */
    @Test
    void withoutACalendarQuotesStand() {
        DayProfile day = profile(MarketCalendar.ALWAYS_OPEN);
        assertQuotes(day.bins().get(1), 1_030, 1_002, (-15 * 10 - 15 * 28) / 30.0);
        assertQuotes(day.bins().get(49), 950, 953, (-10 * 40 + 20 * 3) / 30.0);
    }

    /** A spread of futures may be quoted at zero, which is a price. */
    @Test
    void zeroIsAPrice() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));
        tape.add(quote("01T13:00", NASDAQ, 0, 5, 100));
        tape.add(quote("01T14:00", NASDAQ, -5, 0, 100));
        DayProfile day = DayProfile.of(tape.build(), 2);
        assertQuotes(day.bins().get(0), 0, 5, 5);
        assertQuotes(day.bins().get(1), -5, 0, 5);
    }
}
