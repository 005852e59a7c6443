package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.Session;
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
import io.slipway.tape.TapePass;
import io.slipway.tca.quote.QuotesTraded;
import io.slipway.tca.quote.StaleAges;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuotesTradedTest {

    private static final long DOLLAR = 1_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private static Fill fill(int publisherId, long qty, long ageNs, boolean crossed) {
        NationalQuote quote = new NationalQuote(99 * DOLLAR, 101 * DOLLAR);
        return new Fill(
                0,
                publisherId,
                qty,
                101 * DOLLAR,
                BigInteger.ZERO,
                Liquidity.TAKER,
                quote,
                new QuoteState(ageNs, crossed));
    }

    /** 100 shares at 1 ms, 50 at 2 s, 40 at 90 s, 10 of unknown age. */
    @Test
    void weighsAgesBySharesAndCountsBands() {
        List<Fill> fills = List.of(
                fill(1, 100, 1_000_000, false),
                fill(2, 40, 90 * SECOND, true),
                fill(1, 50, 2 * SECOND, true),
                fill(2, 10, QuoteState.UNKNOWN, false));
        StaleAges stale = new StaleAges(new TreeMap<>(Map.of(1, SECOND, 2, 90 * SECOND)));
        QuotesTraded quotes = QuotesTraded.of(Side.BUY, fills, stale);
        assertThat(quotes)
                .isEqualTo(new QuotesTraded(
                        1_000_000,
                        90 * SECOND,
                        90 * SECOND,
                        List.of(100L, 0L, 0L, 50L, 0L, 40L, 0L, 10L),
                        /* staleQty= */ 60,
                        /* crossedQty= */ 90,
                        /* farQty= */ 0));
    }

    @Test
    void knowsNoAgeWithoutFills() {
        QuotesTraded quotes = QuotesTraded.of(Side.BUY, List.of(), StaleAges.NONE);
        assertThat(quotes.medianAgeNs()).isEqualTo(QuoteState.UNKNOWN);
        assertThat(quotes.qtyByAge()).containsOnly(0L);
    }

    /** Bid 100.00, offer 100.00: the band ends at 105.00 for a buyer, and at 95.00 for a seller. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void aPriceBeyondTheBandIsFar(Side side) {
        NationalQuote quote = new NationalQuote(100 * DOLLAR, 100 * DOLLAR);
        long edge = (100 + side.sign() * 5) * DOLLAR;
        assertThat(QuotesTraded.isFar(
                        side, new Fill(0, 1, 1, edge, BigInteger.ZERO, Liquidity.TAKER, quote, QuoteState.FRESH)))
                .isFalse();
        assertThat(QuotesTraded.isFar(
                        side,
                        new Fill(
                                0,
                                1,
                                1,
                                edge + side.sign(),
                                BigInteger.ZERO,
                                Liquidity.TAKER,
                                quote,
                                QuoteState.FRESH)))
                .isTrue();
        assertThat(QuotesTraded.isFar(
                        side, new Fill(0, 1, 1, 1, BigInteger.ZERO, Liquidity.TAKER, null, QuoteState.FRESH)))
                .isFalse();
    }

    /** Venue 1 changes every 2 s, venue 2 every 10 ms; the night between two sessions is no gap. */
    @Test
    void aQuoteIsStaleByThePaceOfItsVenue() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        for (int i = 0; i < 5; i++) {
            tape.add(row(1, 2L * i * SECOND));
        }
        tape.add(row(1, 5_000 * SECOND));
        for (int i = 0; i < 5; i++) {
            tape.add(row(2, 5_001 * SECOND + i * 10_000_000L));
        }
        Sessions days = Sessions.of(List.of(
                new Session(LocalDate.EPOCH, 0, 0, 100 * SECOND),
                new Session(LocalDate.EPOCH.plusDays(1), 4_000 * SECOND, 4_000 * SECOND, 6_000 * SECOND)));
        assertThat(ages(tape.build(), days, 0)).containsExactly(Map.entry(1, 200 * SECOND), Map.entry(2, 60 * SECOND));
        assertThat(ages(tape.build(), days, SECOND)).containsExactly(Map.entry(1, SECOND), Map.entry(2, SECOND));
    }

    /** Two rows ten minutes apart are no pace: 100 times that would be 16 hours. */
    @Test
    void aQuoteOfASilentVenueIsStaleAfterHalfAnHour() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        tape.add(row(1, 0));
        tape.add(row(1, 600 * SECOND));
        assertThat(ages(tape.build(), Sessions.ALWAYS, 0)).containsExactly(Map.entry(1, 1_800 * SECOND));
    }

    private static Map<Integer, Long> ages(MarketTape tape, Sessions sessions, long givenNs) {
        StaleAges.Observer observer = new StaleAges.Observer(tape, sessions, givenNs);
        TapePass.over(tape).add(observer).run();
        return observer.ages().byPublisher();
    }

    private static MarketEvent row(int publisherId, long timeNs) {
        return new MarketEvent()
                .times(timeNs, timeNs)
                .origin(publisherId, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(99 * DOLLAR, 100)
                .ask(101 * DOLLAR, 100);
    }
}
