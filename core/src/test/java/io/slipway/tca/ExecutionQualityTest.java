package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.calendar.Sessions;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tca.quote.StaleAges;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionQualityTest {

    private static final long CENT_E9 = 10_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private static MarketTape tape() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        add(tape, 0, 9_999, 10_001);
        add(tape, SECOND, 10_002, 10_004);
        add(tape, 20 * SECOND, 9_996, 9_998);
        return tape.build();
    }

    private static void add(MarketTape.Builder tape, long timeNs, long bidCents, long askCents) {
        tape.add(new MarketEvent()
                .times(timeNs, timeNs)
                .origin(1, 0)
                .action(BookAction.ADD, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(bidCents * CENT_E9, 100)
                .ask(askCents * CENT_E9, 100));
    }

    private static Fill fill(long pxCents, Liquidity liquidity) {
        return new Fill(
                0,
                1,
                100,
                pxCents * CENT_E9,
                BigInteger.valueOf(30),
                liquidity,
                new NationalQuote(9_999 * CENT_E9, 10_001 * CENT_E9),
                QuoteState.FRESH);
    }

    /** Buy at 100.02, mid 100.00, mid later 100.03: effective 4 cents, realized -2, impact 6; and the maker's mirror image. */
    @Test
    void measuresSpreadsAsTheReferenceDoes() {
        List<Fill> fills = List.of(fill(10_002, Liquidity.TAKER));
        ExecutionQuality taker = ExecutionQuality.of(
                Side.BUY, fills, Markouts.twiceMids(tape(), Sessions.ALWAYS, fills), StaleAges.NONE);
        assertThat(taker.effectiveSpreadBps()).isCloseTo(4, within(1e-9));
        assertThat(taker.realizedSpreadBps().get(1)).isCloseTo(4, within(1e-9));
        assertThat(taker.realizedSpreadBps().get(2)).isCloseTo(-2, within(1e-9));
        assertThat(taker.priceImpactBps(2)).isCloseTo(6, within(1e-9));
        assertThat(taker.effectiveOverQuoted()).isCloseTo(2, within(1e-9));
        List<Fill> rested = List.of(fill(9_999, Liquidity.MAKER));
        ExecutionQuality maker = ExecutionQuality.of(
                Side.BUY, rested, Markouts.twiceMids(tape(), Sessions.ALWAYS, rested), StaleAges.NONE);
        assertThat(maker.effectiveSpreadBps()).isCloseTo(-2, within(1e-9));
        assertThat(maker.realizedSpreadBps().get(3)).isCloseTo(-8, within(1e-9));
        assertThat(maker.makerQty()).isEqualTo(100);
    }

    @Test
    void knowsNoMidAfterTheEndOfTheData() {
        List<Fill> fills = List.of(fill(10_002, Liquidity.TAKER));
        ExecutionQuality quality = ExecutionQuality.of(
                Side.BUY, fills, Markouts.twiceMids(tape(), Sessions.ALWAYS, fills), StaleAges.NONE);
        assertThat(quality.realizedSpreadBps().get(4)).isNaN();
    }
}
