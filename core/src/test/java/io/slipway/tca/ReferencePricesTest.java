package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.TradingHours;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tca.benchmark.ReferencePrices;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReferencePricesTest {

    private final MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
    }

    private void trade(String time, long cents, long qty, BookAction action) {
        print(time, cents, qty, action, PrintKind.REGULAR);
    }

    private void print(String time, long cents, long qty, BookAction action, PrintKind kind) {
        tape.add(new MarketEvent()
                .times(ns(time), ns(time))
                .origin(1, 0)
                .action(action, BookSide.NONE, 0)
                .printKind(kind)
                .order(cents * 10_000_000L, qty));
    }

    /** A summer day, on which New York is four hours behind: trades before the open and after the close do not count. */
    private ReferencePrices prices(boolean wholeDay) {
        trade("2024-07-31T19:59:00Z", 9_000, 10, BookAction.TRADE);
        trade("2024-07-31T20:30:00Z", 9_100, 10, BookAction.TRADE);
        trade("2024-08-01T13:29:59Z", 9_900, 10, BookAction.TRADE);
        trade("2024-08-01T13:30:00Z", 10_000, 100, BookAction.TRADE);
        trade("2024-08-01T14:00:00Z", 10_100, 300, BookAction.TRADE);
        trade("2024-08-01T14:00:00Z", 10_100, 300, BookAction.FILL);
        trade("2024-08-01T15:00:00Z", 10_200, 300, BookAction.TRADE);
        if (wholeDay) {
            trade("2024-08-01T20:00:00Z", 9_999, 10, BookAction.TRADE);
        }
        ParentOrder order = new ParentOrder(Side.BUY, 40, ns("2024-08-01T14:00:00Z"), ns("2024-08-01T14:30:00Z"));
        return ReferencePrices.of(tape.build(), order, 0.1);
    }

    @Test
    void areThoseOfTheTradingDay() {
        ReferencePrices prices = prices(true);
        assertThat(prices.firstTrade()).isEqualByComparingTo("100");
        assertThat(prices.lastTrade()).isEqualByComparingTo("102");
        assertThat(prices.previousClose()).isEqualByComparingTo("90");
        assertThat(prices.participationWeighted()).isEqualByComparingTo("101.25");
    }

    private void kind(String time, long cents, long qty, PrintKind kind) {
        print(time, cents, qty, BookAction.TRADE, kind);
    }

    /** Two venues hold auctions; the listing market's is the larger one. Messages come later and from more venues. */
    private void auctions(String day) {
        kind(day + "T13:29:00Z", 9_800, 10, PrintKind.REGULAR);
        kind(day + "T13:30:00Z", 10_010, 2, PrintKind.OFFICIAL_OPEN);
        kind(day + "T13:30:01Z", 10_020, 5_000, PrintKind.OPENING_AUCTION);
        kind(day + "T13:30:01Z", 10_030, 70, PrintKind.OPENING_AUCTION);
        kind(day + "T13:31:00Z", 10_040, 5, PrintKind.ODD_LOT);
        kind(day + "T13:31:00Z", 9_000, 500, PrintKind.LATE);
        kind(day + "T13:32:00Z", 10_050, 100, PrintKind.REGULAR);
        kind(day + "T19:59:00Z", 10_060, 100, PrintKind.REGULAR);
        kind(day + "T19:59:01Z", 12_000, 100, PrintKind.CONTINGENT);
        kind(day + "T19:59:02Z", 10_070, 100, PrintKind.NEGOTIATED);
        kind(day + "T20:00:00Z", 10_080, 400, PrintKind.OFFICIAL_CLOSE);
        kind(day + "T20:00:05Z", 10_090, 90_000, PrintKind.CLOSING_AUCTION);
        kind(day + "T20:00:05Z", 10_085, 1_000, PrintKind.CLOSING_AUCTION);
    }

    private ReferencePrices of(String day) {
        ParentOrder order = new ParentOrder(Side.BUY, 20, ns(day + "T14:00:00Z"), ns(day + "T14:30:00Z"));
        return ReferencePrices.of(tape.build(), order, 0.1);
    }

    @Test
    void officialPricesAreThoseOfTheLargestAuction() {
        auctions("2024-07-31");
        auctions("2024-08-01");
        ReferencePrices prices = of("2024-08-01");
        assertThat(prices.officialOpen()).isEqualByComparingTo("100.20");
        assertThat(prices.officialClose()).isEqualByComparingTo("100.90");
        assertThat(prices.previousClose()).isEqualByComparingTo("100.90");
        assertThat(prices.firstTrade()).isEqualByComparingTo("100.50");
        assertThat(prices.lastTrade()).isEqualByComparingTo("100.60");
        assertThat(prices.participationWeighted()).isEqualByComparingTo("100.65");
    }

    /** From the Wednesday to the Saturday after: the open is of the first day, the close of the Friday. */
    @Test
    void anOrderOfSeveralDaysHasTheOpenOfTheFirstAndTheCloseOfTheLast() {
        kind("2024-07-31T13:29:00Z", 9_000, 10, PrintKind.REGULAR);
        kind("2024-07-31T13:30:01Z", 9_010, 5_000, PrintKind.OPENING_AUCTION);
        kind("2024-07-31T13:31:00Z", 9_020, 10, PrintKind.REGULAR);
        kind("2024-07-31T19:59:00Z", 9_030, 10, PrintKind.REGULAR);
        kind("2024-07-31T20:00:05Z", 9_040, 9_000, PrintKind.CLOSING_AUCTION);
        kind("2024-08-02T13:30:01Z", 9_110, 5_000, PrintKind.OPENING_AUCTION);
        kind("2024-08-02T19:59:00Z", 9_130, 10, PrintKind.REGULAR);
        kind("2024-08-02T20:00:05Z", 9_140, 9_000, PrintKind.CLOSING_AUCTION);
        ParentOrder order = new ParentOrder(Side.BUY, 1, ns("2024-07-31T14:00:00Z"), ns("2024-08-03T15:00:00Z"));
        ReferencePrices prices = ReferencePrices.of(
                tape.build(),
                order.within(TradingHours.of(
                        MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, order.startNs(), order.endNs())),
                0.1);
        assertThat(prices.officialOpen()).isEqualByComparingTo("90.10");
        assertThat(prices.firstTrade()).isEqualByComparingTo("90.20");
        assertThat(prices.officialClose()).isEqualByComparingTo("91.40");
        assertThat(prices.lastTrade()).isEqualByComparingTo("91.30");
    }

    @Test
    void aMessageIsThePriceWhereNoAuctionTradedAndACorrectionAlways() {
        kind("2024-07-31T19:59:00Z", 9_500, 10, PrintKind.REGULAR);
        kind("2024-08-01T13:29:00Z", 9_800, 10, PrintKind.REGULAR);
        kind("2024-08-01T13:30:00Z", 10_010, 0, PrintKind.OFFICIAL_OPEN);
        auctionsOfAnotherDay();
        kind("2024-08-01T20:00:05Z", 10_090, 90_000, PrintKind.CLOSING_AUCTION);
        kind("2024-08-01T20:10:00Z", 10_095, 90_000, PrintKind.CORRECTED_CLOSE);
        kind("2024-08-01T20:20:00Z", 10_096, 0, PrintKind.CORRECTED_CLOSE);
        ReferencePrices prices = of("2024-08-01");
        assertThat(prices.officialOpen()).isEqualByComparingTo("100.10");
        assertThat(prices.officialClose()).isEqualByComparingTo("100.96");
        assertThat(prices.previousClose()).isEqualByComparingTo("95");
    }

    /** Older than the last trade before, so that it is no close of the day before. */
    private void auctionsOfAnotherDay() {
        kind("2024-07-30T20:00:05Z", 9_000, 90_000, PrintKind.CLOSING_AUCTION);
    }

    @Test
    void thereIsNoCloseBeforeTheDayIsOver() {
        assertThat(prices(false).lastTrade()).isNull();
    }

    @Test
    void dataFromTheMiddleOfADayHasNoOpenAndTooFewTradesGiveNoPrice() {
        trade("2024-08-01T14:00:00Z", 10_100, 300, BookAction.TRADE);
        ParentOrder order = new ParentOrder(Side.BUY, 31, ns("2024-08-01T14:00:00Z"), ns("2024-08-01T14:30:00Z"));
        ReferencePrices prices = ReferencePrices.of(tape.build(), order, 0.1);
        assertThat(prices.firstTrade()).isNull();
        assertThat(prices.previousClose()).isNull();
        assertThat(prices.participationWeighted()).isNull();
    }
}
