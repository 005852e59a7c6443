package io.slipway.engine;

import static io.slipway.engine.Tapes.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tca.benchmark.Benchmarks;
import io.slipway.tca.benchmark.SnapshotSums;
import org.junit.jupiter.api.Test;

class BenchmarksTest {

    private static final long UNIT = Money.ONE_E9;

    private static Row quote(double seconds, long bid, long ask) {
        return Row.quote(seconds, 1, bid * UNIT, 100, ask * UNIT, 300);
    }

    private static Benchmarks measure(MarketTape tape, Side side, double start, double end) {
        ParentOrder order = new ParentOrder(side, 1, (long) (start * SECOND), (long) (end * SECOND));
        return Benchmarks.of(tape, order, SnapshotSums.of(tape, order, 60 * SECOND));
    }

    @Test
    void arrivalIsTheBookThatStandsWhenTheOrderStarts() {
        MarketTape tape = Tapes.of(quote(1, 98, 100), quote(5, 108, 110));
        assertThat(measure(tape, Side.BUY, 4, 10).arrivalMid()).isEqualByComparingTo("99");
        assertThat(measure(tape, Side.BUY, 4, 10).arrivalTouch()).isEqualByComparingTo("100");
        assertThat(measure(tape, Side.SELL, 4, 10).arrivalTouch()).isEqualByComparingTo("98");
        assertThat(measure(tape, Side.BUY, 5, 10).arrivalMid()).isEqualByComparingTo("109");
    }

    @Test
    void arrivalWaitsForTheFirstBookWhenThereIsNone() {
        MarketTape tape = Tapes.of(quote(3, 98, 100), quote(5, 108, 110));
        assertThat(measure(tape, Side.BUY, 1, 10).arrivalMid()).isEqualByComparingTo("99");
    }

    @Test
    void twapMidIsWeightedByTimeInsideTheWindow() {
        MarketTape tape = Tapes.of(quote(0, 98, 100), quote(4, 108, 110), quote(50, 1, 3));
        assertThat(measure(tape, Side.BUY, 2, 10).twapMid()).isEqualByComparingTo("106.5");
    }

    @Test
    void endTouchIsTheLastFarSideInsideTheWindow() {
        MarketTape tape = Tapes.of(quote(0, 98, 100), quote(4, 108, 110), quote(50, 1, 3));
        assertThat(measure(tape, Side.BUY, 0, 10).endTouch()).isEqualByComparingTo("110");
        assertThat(measure(tape, Side.SELL, 0, 10).endTouch()).isEqualByComparingTo("108");
    }

    @Test
    void printVwapCountsPrintsOfTheWindowOnly() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        tape.add(quote(0, 98, 100).toEvent());
        tape.add(print(1, 500, 10));
        tape.add(print(3, 99, 100));
        tape.add(print(4, 101, 300));
        tape.add(print(11, 500, 10));
        assertThat(measure(tape.build(), Side.BUY, 2, 10).printVwap()).isEqualByComparingTo("100.5");
        assertThat(measure(Tapes.of(quote(0, 98, 100)), Side.BUY, 0, 10).printVwap())
                .isNull();
    }

    private static MarketEvent print(double seconds, long px, long size) {
        return quote(seconds, 98, 100)
                .withAction(BookAction.TRADE)
                .toEvent()
                .action(BookAction.TRADE, BookSide.BID, 0)
                .order(px * UNIT, size);
    }

    @Test
    void sizeWeightedQuoteIsOfTheFarSide() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 1, 98 * UNIT, 100, 100 * UNIT, 300), Row.quote(2, 1, 96 * UNIT, 300, 104 * UNIT, 100));
        assertThat(measure(tape, Side.BUY, 0, 10).sizeWeightedQuote()).isEqualByComparingTo("101");
        assertThat(measure(tape, Side.SELL, 0, 10).sizeWeightedQuote()).isEqualByComparingTo("96.5");
    }
}
