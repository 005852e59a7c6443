package io.slipway.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.tape.MarketTape;
import org.junit.jupiter.api.Test;

/** Stretches of a tape, worked by hand. */
class DayProfileTest {

    private static MarketEvent print(long timeNs, long size, PrintKind kind) {
        return new MarketEvent()
                .times(timeNs, timeNs)
                .origin(2, 0)
                .action(BookAction.TRADE, BookSide.NONE, 0)
                .printKind(kind)
                .order(Money.parseE9("10"), size);
    }

    /** 100 and 300 are trades. The official open repeats the size of the auction, and a row alone makes a stretch not silent. */
    @Test
    void officialPricesAreNoTrades() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));
        tape.add(print(0, 300, PrintKind.OPENING_AUCTION));
        tape.add(print(1, 300, PrintKind.OFFICIAL_OPEN));
        tape.add(print(2, 100, PrintKind.REGULAR));
        tape.add(print(10, 5_000, PrintKind.OFFICIAL_CLOSE));
        tape.add(print(39, 1, PrintKind.REGULAR));
        DayProfile day = DayProfile.of(tape.build(), 4);
        assertThat(day.bins()).extracting(DayProfile.Bin::volume).containsExactly(400L, 0L, 0L, 1L);
        assertThat(day.bins()).extracting(DayProfile.Bin::prints).containsExactly(2L, 0L, 0L, 1L);
        assertThat(day.bins()).extracting(DayProfile.Bin::silent).containsExactly(false, false, true, false);
    }
}
