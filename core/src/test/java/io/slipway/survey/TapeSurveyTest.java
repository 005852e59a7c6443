package io.slipway.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TapeSurveyTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long CENT_E9 = 10_000_000L;
    private static final int NASDAQ = 2;
    private static final int ARCA = 43;
    private static final Offset<Double> EXACT = within(1e-12);

    private final MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));

    @Test
    void weighsTheBestBidAndOfferByTime() {
        book(0, NASDAQ, 1000, 1004);
        book(2, ARCA, 1001, 1003);
        book(5, ARCA, 1003, 1003);
        book(6, ARCA, 1005, 1006);
        book(10, NASDAQ, 1000, 1004);
        TapeSurvey.Nbbo nbbo = survey().nbbo();
        TapeSurvey.Spread spread = nbbo.spread().orElseThrow();
        assertThat(spread.meanE9()).isEqualTo(CENT_E9 * (2 * 4 + 3 * 2 + 0 + 4 * -1) / 10.0, within(1e-6));
        assertThat(spread.p50E9()).isEqualTo(0);
        assertThat(spread.p90E9()).isEqualTo(4 * CENT_E9);
        assertThat(nbbo.lockedShare()).isEqualTo(0.1, EXACT);
        assertThat(nbbo.crossedShare()).isEqualTo(0.4, EXACT);
        assertThat(nbbo.noBidShare()).isZero();
    }

    @Test
    void sharesTimeAtTheBestAmongPublishers() {
        book(0, NASDAQ, 1000, 1004);
        book(2, ARCA, 1000, 1003);
        book(10, ARCA, 1000, 1003);
        TapeSurvey survey = survey();
        TapeSurvey.Publisher nasdaq = survey.publishers().get(0);
        TapeSurvey.Publisher arca = survey.publishers().get(1);
        assertThat(nasdaq.nbbShare()).isEqualTo(1.0, EXACT);
        assertThat(nasdaq.nboShare()).isEqualTo(0.2, EXACT);
        assertThat(arca.nbbShare()).isEqualTo(0.8, EXACT);
        assertThat(arca.nboShare()).isEqualTo(0.8, EXACT);
        assertThat(arca.unchangedRows()).isEqualTo(1);
        assertThat(arca.spread().orElseThrow().p50E9()).isEqualTo(3 * CENT_E9);
    }

    @Test
    void leavesBooksAloneOnPrintsAndEmptiesThemOnClears() {
        book(0, NASDAQ, 1000, 1002);
        add(at(1, NASDAQ)
                .action(BookAction.TRADE, BookSide.BID, 0)
                .order(1002 * CENT_E9, 70)
                .noBid()
                .noAsk());
        add(at(2, NASDAQ)
                .action(BookAction.FILL, BookSide.BID, 0)
                .order(1002 * CENT_E9, 5)
                .noBid()
                .noAsk());
        add(at(4, NASDAQ).action(BookAction.CLEAR, BookSide.NONE, 0).bid(1, 1).noAsk());
        book(10, NASDAQ, 1000, 1002);
        TapeSurvey survey = survey();
        assertThat(survey.rows().prints()).isEqualTo(2);
        assertThat(survey.rows().printedSize()).isEqualTo(75);
        assertThat(survey.rows().clears()).isEqualTo(1);
        assertThat(survey.rows().bookRows()).isEqualTo(3);
        assertThat(survey.nbbo().noBidShare()).isEqualTo(0.6, EXACT);
        assertThat(survey.nbbo().noAskShare()).isEqualTo(0.6, EXACT);
        assertThat(survey.publishers().get(0).oneSidedRows()).isZero();
    }

    @Test
    void countsWhatIsOddAboutRows() {
        add(quote(0, NASDAQ, 1000, 1002).action(BookAction.ADD, BookSide.BID, MarketEvent.FLAG_BAD_TS_RECV));
        add(quote(0, NASDAQ, 1000, 1002).action(BookAction.ADD, BookSide.BID, MarketEvent.FLAG_BAD_TS_RECV));
        add(quote(1, NASDAQ, 1000, 1002).noAsk().action(BookAction.ADD, BookSide.BID, MarketEvent.FLAG_MAYBE_BAD_BOOK));
        book(2, NASDAQ, 1000, 1000);
        book(3, NASDAQ, 1001, 1000);
        add(quote(2, NASDAQ, 1000, 1002).times(2 * SECOND_NS, SECOND_NS));
        DataQuality quality = survey().quality();
        assertThat(quality).isEqualTo(new DataQuality(6, 6, 0, 0, 0, 1, 1, 1, 1, 2, 1, 1, 1, 1, 0, 1, 0, 0, false));
    }

    @Test
    void countsTheVolumeThatAnOrderAtTheMidpointCouldHaveMet() {
        book(0, NASDAQ, 1000, 1002);
        trade(1, NASDAQ, 1001, 30);
        trade(2, NASDAQ, 1000, 500);
        trade(3, NASDAQ, 1002, 500);
        trade(4, ARCA, 1001, 500);
        assertThat(survey().trades().insideSize()).isEqualTo(30);
    }

    @Test
    void correlatesTheSidesOfTradesThatHaveOne() {
        trade(1, NASDAQ, 1001, 30);
        trade(2, NASDAQ, 1000, 500);
        assertThat(survey().trades().signCorrelation()).as("no side is told").isNaN();
        add(at(3, NASDAQ).action(BookAction.TRADE, BookSide.BID, 0).order(1000 * CENT_E9, 1));
        add(at(4, NASDAQ).action(BookAction.TRADE, BookSide.BID, 0).order(1000 * CENT_E9, 1));
        add(at(5, NASDAQ).action(BookAction.TRADE, BookSide.BID, 0).order(1000 * CENT_E9, 1));
        add(at(6, NASDAQ).action(BookAction.TRADE, BookSide.ASK, 0).order(1000 * CENT_E9, 1));
        assertThat(survey().trades().signCorrelation()).isEqualTo((1 + 1 - 1) / 3.0, EXACT);
    }

    private void trade(long second, int publisherId, long cents, long size) {
        add(at(second, publisherId).action(BookAction.TRADE, BookSide.NONE, 0).order(cents * CENT_E9, size));
    }

    @Test
    void readsTheClocks() {
        book(0, NASDAQ, 1000, 1002);
        add(quote(0, ARCA, 1000, 1002).times(0, 7));
        add(quote(0, ARCA, 1000, 1003).times(SECOND_NS / 2, SECOND_NS / 2 + 9));
        book(8, ARCA, 1000, 1002);
        book(20, ARCA, 1000, 1002);
        TapeSurvey.Clocks clocks = survey().clocks();
        assertThat(clocks.gaps()).isEqualTo(2);
        assertThat(clocks.longestGapNs()).isEqualTo(12 * SECOND_NS);
        assertThat(clocks.distinctTimes()).isEqualTo(4);
        assertThat(clocks.sameTimeRows()).isEqualTo(1);
        assertThat(clocks.maxPerSecond()).isEqualTo(3);
        assertThat(clocks.meanPerSecond()).isEqualTo(0.25, EXACT);
        assertThat(clocks.stepNs()).isEqualTo(SECOND_NS);
        assertThat(clocks.latency()).isEqualTo(new TapeSurvey.Latency(0, 0, 0));
        assertThat(TapeSurvey.of(tape.build(), 10 * SECOND_NS).clocks().gaps()).isEqualTo(1);
    }

    @Test
    void surveysATapeOfOneRow() {
        book(3, NASDAQ, 1000, 1002);
        TapeSurvey survey = survey();
        assertThat(survey.firstEventNs()).isEqualTo(survey.lastEventNs()).isEqualTo(3 * SECOND_NS);
        assertThat(survey.nbbo().spread()).isEmpty();
        assertThat(survey.clocks().meanPerSecond()).isZero();
        assertThat(survey.publishers().get(0).medianBidSize()).isEqualTo(100);
    }

    private TapeSurvey survey() {
        return TapeSurvey.of(tape.build());
    }

    private void book(long second, int publisherId, long bidCents, long askCents) {
        add(quote(second, publisherId, bidCents, askCents));
    }

    private void add(MarketEvent event) {
        tape.add(event);
    }

    private static MarketEvent quote(long second, int publisherId, long bidCents, long askCents) {
        return at(second, publisherId)
                .action(BookAction.ADD, BookSide.NONE, 0)
                .bid(bidCents * CENT_E9, 100)
                .ask(askCents * CENT_E9, 200);
    }

    private static MarketEvent at(long second, int publisherId) {
        return new MarketEvent().times(second * SECOND_NS, second * SECOND_NS).origin(publisherId, 0);
    }
}
