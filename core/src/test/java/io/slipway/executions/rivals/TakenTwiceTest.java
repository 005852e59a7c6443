package io.slipway.executions.rivals;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.Sessions;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.executions.rivals.TakenTwice.Together;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shares that several orders filled although the market had them once, counted by hand. */
class TakenTwiceTest {

    private static final long SECOND = 1_000_000_000L;

    private static Row quote(double seconds, int venue, long askSize) {
        return Row.quote(seconds, venue, Money.parseE9("9.98"), 1_000, Money.parseE9("10.02"), askSize);
    }

    private static Fill fill(double seconds, int venue, long qty, String price, Liquidity liquidity) {
        return new Fill(
                (long) (seconds * SECOND),
                venue,
                qty,
                Money.parseE9(price),
                BigInteger.ZERO,
                liquidity,
                null,
                QuoteState.FRESH);
    }

    private static Fill taken(double seconds, int venue, long qty) {
        return fill(seconds, venue, qty, "10.02", Liquidity.TAKER);
    }

    private static List<Long> twice(MarketTape tape, List<List<Fill>> orders) {
        TakenTwice twice = new TakenTwice(tape, Sessions.ALWAYS, List.of(new Together(Side.BUY, orders)));
        TapePass.over(tape).add(twice).run();
        return IntStream.range(0, orders.size())
                .mapToObj(order -> twice.twiceQty(0, order))
                .toList();
    }

    /** 500 are shown at venue 2: five orders of 500 take them five times. */
    @Test
    void ordersOfOneMomentTakeTheSameShares() {
        MarketTape tape = Tapes.of(quote(0, 2, 500), quote(100, 2, 500));
        List<Fill> all = List.of(taken(10, 2, 500));
        assertThat(twice(tape, List.of(all, all, all, all, all))).containsExactly(0L, 500L, 500L, 500L, 500L);
        assertThat(twice(tape, List.of(all))).containsExactly(0L);
    }

    /** 500 are shown: 300 and 200 are there, and of the next 300 none is; at another venue there are as many again. */
    @Test
    void partsOfOneQuoteAreThereOnce() {
        MarketTape tape = Tapes.of(quote(0, 2, 500), quote(0, 3, 500), quote(100, 2, 500));
        assertThat(twice(
                        tape,
                        List.of(
                                List.of(taken(10, 2, 300), taken(40, 3, 500)),
                                List.of(taken(20, 2, 200)),
                                List.of(taken(30, 2, 300)))))
                .containsExactly(0L, 0L, 300L);
    }

    /** The first took 500 of 800; then the venue shows 900, which is 100 more than before: 400 are left for the second. */
    @Test
    void newSizeIsThereForTheNextOrder() {
        MarketTape tape = Tapes.of(quote(0, 2, 800), quote(15, 2, 900), quote(100, 2, 500));
        assertThat(twice(tape, List.of(List.of(taken(10, 2, 500)), List.of(taken(20, 2, 600)))))
                .containsExactly(0L, 200L);
    }

    /** Both took all 300 at 10.02 of their own: the quote went away in between, so nothing was taken twice. */
    @Test
    void aQuoteThatCameAnewIsThereAgain() {
        Row away = Row.quote(15, 2, Money.parseE9("9.98"), 1_000, Money.parseE9("10.05"), 300);
        MarketTape tape = Tapes.of(quote(0, 2, 300), away, quote(18, 2, 300), quote(100, 2, 500));
        assertThat(twice(tape, List.of(List.of(taken(10, 2, 300)), List.of(taken(20, 2, 300)))))
                .containsExactly(0L, 0L);
    }

    /** Nothing traded in the tape then: the larger of two fills of one moment may be, and the other is filled twice. */
    @Test
    void restingOrdersShareTheTradeOfOneMoment() {
        MarketTape tape = Tapes.of(quote(0, 2, 500), quote(100, 2, 500));
        Fill large = fill(10, 2, 300, "9.98", Liquidity.MAKER);
        Fill small = fill(10, 2, 100, "9.98", Liquidity.MAKER);
        Fill later = fill(11, 2, 100, "9.98", Liquidity.MAKER);
        assertThat(twice(tape, List.of(List.of(large), List.of(small, later)))).containsExactly(0L, 100L);
    }
}
