package io.slipway.executions.regulatory;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.tape.MarketTape;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Quotes of a round lot or more, worked by hand. */
class RoundLotQuotesTest {

    private static final String BEFORE_2025 = "2024-08-01T14:00:00Z";
    private static final String SINCE_2025 = "2025-11-03T14:00:00Z";

    private static MarketEvent row(String time, int venue, String bid, long bidSize, String ask, long askSize) {
        long atNs = Instant.parse(time).getEpochSecond() * 1_000_000_000L;
        return new MarketEvent()
                .times(atNs, atNs)
                .origin(venue, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(Money.parseE9(bid), bidSize)
                .ask(Money.parseE9(ask), askSize);
    }

    private static MarketTape tape(MarketEvent... rows) {
        MarketTape.Builder builder = new MarketTape.Builder(new Instrument("X"));
        for (MarketEvent each : rows) {
            builder.add(each);
        }
        return builder.build();
    }

    private static String shown(MarketTape tape, long index) {
        MarketEvent event = new MarketEvent();
        tape.read(index, event);
        return (event.hasBid() ? Money.toDecimal(event.bidPxE9()).stripTrailingZeros() + " x " + event.bidSize() : "-")
                + ", "
                + (event.hasAsk()
                        ? Money.toDecimal(event.askPxE9()).stripTrailingZeros() + " x " + event.askSize()
                        : "-");
    }

    @Test
    void dataWithoutOddLotsStaysAsItIs() {
        MarketTape tape = tape(row(BEFORE_2025, 2, "50.01", 100, "50.02", 100));
        assertThat(RoundLotQuotes.of(tape)).isSameAs(tape);
    }

    @Test
    void anOddLotIsNoQuote() {
        MarketTape quotes = RoundLotQuotes.of(
                tape(row(BEFORE_2025, 2, "50.01", 500, "50.02", 99), row(BEFORE_2025, 5, "50.01", 500, "50.06", 100)));
        assertThat(shown(quotes, 0)).isEqualTo("50.01 x 500, -");
        assertThat(shown(quotes, 1)).isEqualTo("50.01 x 500, 50.06 x 100");
    }

    /** 60 at 50.02 and 30 at 50.03 are 90; with 20 at 50.04 they are 110. The bids never reach 100. */
    @Test
    void oddLotsAtSeveralPricesAddUp() {
        MarketEvent deep = row(BEFORE_2025, 2, "50.01", 50, "50.02", 60).levels(3);
        deep.addBid(Money.parseE9("50.00"), 49);
        deep.addAsk(Money.parseE9("50.03"), 30);
        deep.addAsk(Money.parseE9("50.04"), 20);
        assertThat(shown(RoundLotQuotes.of(tape(deep)), 0)).isEqualTo("-, 50.04 x 110");
    }

    @Test
    void theSizeFollowsDateAndPrice() {
        MarketTape before = tape(row(BEFORE_2025, 2, "250.00", 99, "250.01", 40));
        assertThat(shown(RoundLotQuotes.of(before), 0)).isEqualTo("-, -");
        MarketTape since = tape(row(SINCE_2025, 2, "250.00", 99, "250.01", 40));
        assertThat(shown(RoundLotQuotes.of(since), 0)).isEqualTo("-, 250.01 x 40");
        MarketTape dear = tape(row(SINCE_2025, 2, "1000.00", 39, "1000.01", 10));
        assertThat(shown(RoundLotQuotes.of(dear), 0)).isEqualTo("-, 1000.01 x 10");
        MarketTape dearest = tape(row(SINCE_2025, 2, "10000.00", 9, "10000.01", 1));
        assertThat(shown(RoundLotQuotes.of(dearest), 0)).isEqualTo("-, 10000.01 x 1");
    }

    @Test
    void rowsThatChangeNoQuoteInAMinuteAreLeftOutButTheLast() {
        MarketTape quotes = RoundLotQuotes.of(tape(
                row(BEFORE_2025, 2, "50.01", 500, "50.02", 7),
                row(BEFORE_2025, 2, "50.01", 500, "50.02", 8),
                row(BEFORE_2025, 2, "50.01", 500, "50.02", 9),
                row("2024-08-01T14:01:00Z", 2, "50.01", 500, "50.02", 9),
                row("2024-08-01T14:01:01Z", 2, "50.01", 500, "50.02", 9),
                row("2024-08-01T14:01:02Z", 2, "50.01", 500, "50.02", 10)));
        assertThat(quotes.size()).isEqualTo(3);
        assertThat(quotes.lastEventNs() - quotes.firstEventNs()).isEqualTo(62_000_000_000L);
    }
}
