package io.slipway.engine;

import static io.slipway.engine.Tapes.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.ParentOrder;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.tape.MarketTape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts of each fill about the quotes of its moment. */
class QuoteAgeTest {

    private static final Rules RULES = Rules.standard();

    private static List<Fill> fills(MarketTape tape, Side side, long qty, long startNs, String strategy) {
        RunSpec spec = RunSpec.of(new ParentOrder(side, qty, startNs, 60 * SECOND))
                .withSchedule(ScheduleSettings.ofSlices(10 * SECOND));
        return new Backtest(tape, spec)
                .run(List.of(RULES.find(strategy).orElseThrow()))
                .get(0)
                .fills();
    }

    /** Venue 1 was quoted at 2 s, venue 2 at 5 s; the order starts at 7 s and takes of both. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void aTakersQuoteIsAsOldAsTheLastRowOfItsVenuesBook(Side side) {
        MarketTape tape = Tapes.of(
                Row.quote(2, 1, 99, 100, 101, 100),
                Row.quote(3, 1, 99, 70, 101, 70).withAction(BookAction.TRADE),
                Row.quote(5, 2, 99, 100, 101, 100),
                Row.quote(50, 2, 99, 100, 101, 100));
        assertThat(fills(tape, side, 150, 7 * SECOND, "best-ask"))
                .extracting(Fill::publisherId, fill -> fill.quote())
                .containsExactly(
                        tuple(1, new QuoteState(5 * SECOND, false)), tuple(2, new QuoteState(2 * SECOND, false)));
    }

    /** The offer of venue 1 at 100 stands since 1 s; the bid of venue 2 passes it at 30 s. */
    @Test
    void knowsThatTheMarketWasCrossed() {
        MarketTape tape = Tapes.of(
                Row.quote(1, 1, 98, 100, 100, 100),
                Row.quote(30, 2, 105, 100, 107, 100),
                Row.quote(50, 2, 105, 100, 107, 100));
        assertThat(fills(tape, Side.BUY, 100, 31 * SECOND, "best-ask"))
                .extracting(Fill::quote)
                .containsExactly(new QuoteState(30 * SECOND, true));
        assertThat(fills(tape, Side.BUY, 100, 20 * SECOND, "best-ask"))
                .extracting(Fill::quote)
                .containsExactly(new QuoteState(19 * SECOND, false));
    }

    /** Ages of random runs, against a search for the venue's last book row before each fill. */
    @Test
    void ageAndCrossingOfEveryFillAreThoseOfTheRows() {
        SplittableRandom random = new SplittableRandom(7);
        int checked = 0;
        for (int i = 0; i < 60; i++) {
            List<Row> rows = Tapes.spread(Tapes.random(random, 80));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            for (Fill fill : fills(Tapes.of(rows), side, 1500, 5 * SECOND, "twap")) {
                assertThat(fill.quote()).isEqualTo(naive(rows, fill));
                checked += fill.liquidity() == Liquidity.TAKER ? 1 : 0;
            }
        }
        assertThat(checked).isGreaterThan(100);
    }

    private static QuoteState naive(List<Row> rows, Fill fill) {
        long last = Long.MIN_VALUE;
        long bestBid = Long.MIN_VALUE;
        long bestAsk = Long.MAX_VALUE;
        for (int venue = 1; venue <= 3; venue++) {
            Row shown = null;
            for (Row row : rows) {
                boolean counts = row.publisherId() == venue && row.timeNs() <= fill.timeNs();
                shown = counts && row.action() != BookAction.TRADE ? row : shown;
            }
            if (shown != null) {
                last = venue == fill.publisherId() ? shown.timeNs() : last;
                boolean clear = shown.action() == BookAction.CLEAR;
                bestBid = clear || shown.bidSize() == 0 ? bestBid : Math.max(bestBid, shown.bid());
                bestAsk = clear || shown.askSize() == 0 ? bestAsk : Math.min(bestAsk, shown.ask());
            }
        }
        boolean both = bestBid != Long.MIN_VALUE && bestAsk != Long.MAX_VALUE;
        return new QuoteState(fill.timeNs() - last, both && bestBid > bestAsk);
    }
}
