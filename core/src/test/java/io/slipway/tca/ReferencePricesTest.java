package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReferencePricesTest {

    private final MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
    }

    private void trade(String time, long cents, long qty, BookAction action) {
        tape.add(new MarketEvent()
                .times(ns(time), ns(time))
                .origin(1, 0)
                .action(action, BookSide.NONE, 0)
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
        assertThat(prices.open()).isEqualByComparingTo("100");
        assertThat(prices.close()).isEqualByComparingTo("102");
        assertThat(prices.previousClose()).isEqualByComparingTo("90");
        assertThat(prices.participationWeighted()).isEqualByComparingTo("101.25");
    }

    @Test
    void thereIsNoCloseBeforeTheDayIsOver() {
        assertThat(prices(false).close()).isNull();
    }

    @Test
    void dataFromTheMiddleOfADayHasNoOpenAndTooFewTradesGiveNoPrice() {
        trade("2024-08-01T14:00:00Z", 10_100, 300, BookAction.TRADE);
        ParentOrder order = new ParentOrder(Side.BUY, 31, ns("2024-08-01T14:00:00Z"), ns("2024-08-01T14:30:00Z"));
        ReferencePrices prices = ReferencePrices.of(tape.build(), order, 0.1);
        assertThat(prices.open()).isNull();
        assertThat(prices.previousClose()).isNull();
        assertThat(prices.participationWeighted()).isNull();
    }
}
