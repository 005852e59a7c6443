package io.slipway.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.tape.MarketTape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTickTest {

    /** Cents, tenths, quarters of an index future, 64ths of a bond, a currency's 0.00001, 2.5, 5 and the finest of all. */
    @ParameterizedTest
    @CsvSource({
        "10000000, 14996",
        "100000000, 600015",
        "250000000, 20001",
        "15625000, 7041",
        "10000, 108321",
        "2500000000, 4001",
        "50000000, 3001",
        "1, 123456789"
    })
    void theTickIsTheLargestStepThatPricesAreMultiplesOf(long tickE9, long startTicks) {
        assertThat(QuotedTick.ofE9(walk(tickE9, startTicks, 3_000, 0)).orElse(0))
                .isEqualTo(tickE9);
    }

    @Test
    void someFaultyPricesDoNotHideIt() {
        assertThat(QuotedTick.ofE9(walk(250_000_000L, 20_001, 50_000, 4)).orElse(0))
                .isEqualTo(250_000_000L);
    }

    @Test
    void fewPricesTellNoTick() {
        assertThat(QuotedTick.ofE9(walk(250_000_000L, 20_001, 3, 0))).isEmpty();
    }

    /** A walk of a tick or none a row, spread one to three ticks; the first {@code faulty} asks are a billionth off. */
    private static MarketTape walk(long tickE9, long startTicks, int rows, int faulty) {
        Random random = new Random(5);
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("ABC"));
        long ticks = startTicks;
        for (int row = 0; row < rows; row++) {
            ticks += random.nextInt(3) - 1;
            long ask = (ticks + 1 + random.nextInt(3)) * tickE9 + (row < faulty ? 1 : 0);
            MarketEvent event = new MarketEvent();
            event.times(row, row).origin(0, 0).action(BookAction.MODIFY, BookSide.BID, 0);
            event.orderWithoutPrice(0).levels(1).bid(ticks * tickE9, 100).ask(ask, 100);
            tape.add(event);
        }
        return tape.build();
    }
}
