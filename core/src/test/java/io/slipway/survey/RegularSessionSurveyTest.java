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
 * A day of which the survey is worked by hand. New York is four hours behind: the session is from 13:30 to 20:00, 390 minutes of the
 * 420 that are recorded.
 *
 * <pre>
 * 13:20  Nasdaq 10.00 to 10.20
 * 13:25  Arca 10.01 to 10.20: the spread is 19 cents
 * 13:30  the session opens with empty books
 * 13:40  Nasdaq 10.09 to 10.11: the spread is 2 cents
 * 20:10  Nasdaq 10.00 to 10.20: the spread is 20 cents
 * 20:20  the same row again, the last
 * </pre>
 */
class RegularSessionSurveyTest {

    private static final int NASDAQ = 2;
    private static final int ARCA = 43;
    private static final double CENT_E9 = 1e7;
    private static final Offset<Double> EXACT = within(1e-9);

    private static MarketEvent at(String time, int venue, BookAction action) {
        long ns = Instant.parse("2024-08-01T" + time + ":00Z").getEpochSecond() * 1_000_000_000L;
        return new MarketEvent()
                .times(ns, ns)
                .origin(venue, 0)
                .action(action, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .noBid()
                .noAsk();
    }

    private static MarketEvent quote(String time, int venue, long bidCents, long askCents, long size) {
        return at(time, venue, BookAction.MODIFY)
                .bid(bidCents * 10_000_000, size)
                .ask(askCents * 10_000_000, size);
    }

    private static MarketEvent trade(String time, long tenthsOfCents, long size) {
        return at(time, NASDAQ, BookAction.TRADE).order(tenthsOfCents * 1_000_000, size);
    }

    private static TapeSurvey survey(MarketCalendar calendar, MarketEvent... events) {
        MarketTape.Builder builder = new MarketTape.Builder(new Instrument("X"));
        for (MarketEvent event : events) {
            builder.add(event);
        }
        MarketTape tape = builder.build();
        SurveyObserver survey = new SurveyObserver(tape, TapeSurvey.DEFAULT_GAP_NS, calendar);
        TapePass.over(tape).add(survey).run();
        return survey.survey();
    }

    private static TapeSurvey day(MarketCalendar calendar) {
        return survey(
                calendar,
                quote("13:20", NASDAQ, 1_000, 1_020, 100),
                quote("13:25", ARCA, 1_001, 1_020, 100),
                quote("13:40", NASDAQ, 1_009, 1_011, 700),
                trade("14:00", 10_100, 50),
                trade("14:01", 10_105, 100),
                quote("20:10", NASDAQ, 1_000, 1_020, 100),
                quote("20:20", NASDAQ, 1_000, 1_020, 100));
    }

    @Test
    void spreadsAreOfTheRegularSession() {
        TapeSurvey.Nbbo nbbo = day(MarketCalendar.US_EQUITIES).nbbo();
        assertThat(nbbo.spread().orElseThrow().meanE9()).isEqualTo(2 * CENT_E9, EXACT);
        assertThat(nbbo.noBidShare()).isEqualTo(10.0 / 390, EXACT);
        assertThat(nbbo.outsideSpread().orElseThrow().meanE9())
                .isEqualTo((5 * 20 + 5 * 19 + 10 * 2 + 10 * 20) * CENT_E9 / 30, within(1e-6));
        assertThat(nbbo.regularShare()).isEqualTo(390.0 / 420, EXACT);
        assertThat(nbbo.shareByCents().get(2)).isEqualTo(1, EXACT);
        TapeSurvey.Nbbo whole = day(MarketCalendar.ALWAYS_OPEN).nbbo();
        assertThat(whole.spread().orElseThrow().meanE9())
                .isEqualTo((5 * 20 + 15 * 19 + 390 * 2 + 10 * 19) * CENT_E9 / 420, within(1e-6));
        assertThat(whole.regularShare()).isEqualTo(1);
        assertThat(whole.outsideSpread()).isEmpty();
    }

    /** Trading ends at midnight: the offer of the evening stands for 4 hours, and that of the next morning for half an hour. */
    @Test
    void quotesOfTheEveningEndWithTheDaysTrading() {
        TapeSurvey.Nbbo nbbo = survey(
                        MarketCalendar.US_EQUITIES,
                        quote("19:00", NASDAQ, 1_000, 1_002, 100),
                        quote("20:00", NASDAQ, 1_000, 1_010, 100),
                        quoteOnSecond("13:00", NASDAQ, 1_000, 1_020, 100),
                        quoteOnSecond("14:00", NASDAQ, 1_000, 1_002, 100))
                .nbbo();
        assertThat(nbbo.outsideSpread().orElseThrow().meanE9())
                .isEqualTo((4 * 10 + 0.5 * 20) * CENT_E9 / 4.5, within(1e-6));
    }

    private static MarketEvent quoteOnSecond(String time, int venue, long bidCents, long askCents, long size) {
        MarketEvent first = quote(time, venue, bidCents, askCents, size);
        long ns = first.eventNs() + 86_400_000_000_000L;
        return first.times(ns, ns);
    }

    @Test
    void partsOfVenuesAreOfTheRegularSession() {
        TapeSurvey.Publisher arca = day(MarketCalendar.US_EQUITIES).publishers().get(1);
        assertThat(arca.nbbShare()).isZero();
        assertThat(arca.nboShare()).isZero();
        TapeSurvey.Publisher nasdaq =
                day(MarketCalendar.US_EQUITIES).publishers().get(0);
        assertThat(nasdaq.nbbShare()).isEqualTo(380.0 / 390, EXACT);
        assertThat(nasdaq.nboShare()).isEqualTo(380.0 / 390, EXACT);
        assertThat(nasdaq.medianBidSize()).isEqualTo(700);
        assertThat(nasdaq.rows()).isEqualTo(6);
    }

    @Test
    void oddLotsAndFractionsOfACentAreOfUsEquitiesOnly() {
        TapeSurvey.Prints trades = day(MarketCalendar.US_EQUITIES).trades();
        assertThat(trades.oddLots()).isEqualTo(OptionalLong.of(1));
        assertThat(trades.subPenny()).isEqualTo(OptionalLong.of(1));
        TapeSurvey.Prints others = day(MarketCalendar.ALWAYS_OPEN).trades();
        assertThat(others.count()).isEqualTo(2);
        assertThat(others.oddLots()).isEmpty();
        assertThat(others.subPenny()).isEmpty();
    }

    @Test
    void dataWithoutARegularSessionAreSurveyedAsAWhole() {
        TapeSurvey.Nbbo nbbo = survey(
                        MarketCalendar.US_EQUITIES,
                        quote("13:00", NASDAQ, 1_000, 1_020, 100),
                        quote("13:10", NASDAQ, 1_000, 1_010, 100),
                        quote("13:20", NASDAQ, 1_000, 1_010, 100))
                .nbbo();
        assertThat(nbbo.spread().orElseThrow().meanE9()).isEqualTo(15 * CENT_E9, EXACT);
        assertThat(nbbo.regularShare()).isZero();
    }

    /** 10.01 on the first day; on the second one venue quotes 9.51 at the open and the other not before 12:45 (16:45 UTC). */
    @Test
    void quotesOfYesterdayAreNotInTheNextSession() {
        TapeSurvey.Nbbo nbbo = survey(
                        MarketCalendar.US_EQUITIES,
                        quote("13:30", NASDAQ, 1_000, 1_002, 100),
                        quote("13:30", ARCA, 1_000, 1_002, 100),
                        quote("19:59", NASDAQ, 1_000, 1_002, 100),
                        nextDay(quote("13:30", NASDAQ, 950, 952, 100)),
                        nextDay(quote("16:45", ARCA, 950, 952, 100)),
                        nextDay(quote("20:00", ARCA, 950, 952, 100)))
                .nbbo();
        assertThat(nbbo.spread().orElseThrow().meanE9()).isEqualTo(2 * CENT_E9, EXACT);
        assertThat(nbbo.crossedShare()).isZero();
        assertThat(nbbo.noBidShare()).isZero();
    }

    private static MarketEvent nextDay(MarketEvent event) {
        long ns = event.eventNs() + 86_400_000_000_000L;
        return event.times(ns, ns);
    }
}
