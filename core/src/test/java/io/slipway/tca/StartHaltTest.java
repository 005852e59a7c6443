package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.model.FeeTable;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tca.benchmark.GivenPrices;
import io.slipway.tca.benchmark.StartHalt;
import io.slipway.tca.quote.WindowQuotes;
import io.slipway.venue.PrintRules;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders from second 2 to second 11 that start while trading is halted. */
class StartHaltTest {

    private static final ParentOrder ORDER = new ParentOrder(Side.BUY, 100, 2 * Tapes.SECOND, 11 * Tapes.SECOND);

    private static Row quote(double second, int venue) {
        return Row.quote(second, venue, 98, 500, 102, 500);
    }

    private static Row status(double second, int venue, BookAction action) {
        return Row.quote(second, venue, 0, 0, 0, 0).withAction(action);
    }

    private static @Nullable StartHalt halt(Row... rows) {
        return quotes(rows).startHalt();
    }

    private static WindowQuotes quotes(Row... rows) {
        MarketTape tape = Tapes.of(rows);
        TcaSpec spec = new TcaSpec(ORDER, FeeTable.FREE, 0.1, GivenPrices.NONE, null, 0, PrintRules.DEFAULT, false);
        return Tca.of(tape, spec, List.of()).quotes();
    }

    private static StartHalt until(double second) {
        return new StartHalt(OptionalLong.of((long) (second * Tapes.SECOND)));
    }

    @Test
    void tradingGoesOnWithTheFirstQuoteOfAVenueThatIsNotHalted() {
        assertThat(halt(
                        quote(0, 1),
                        quote(0.5, 2),
                        status(1, 1, BookAction.HALT),
                        status(2, 2, BookAction.HALT),
                        status(5, 1, BookAction.RESUME),
                        quote(6, 1),
                        status(7, 2, BookAction.RESUME),
                        quote(8, 2)))
                .isEqualTo(until(5));
        assertThat(halt(quote(0, 1), status(1, 1, BookAction.HALT), quote(3, 2), quote(12, 1)))
                .isEqualTo(until(3));
    }

    @Test
    void aHaltMayLastUntilTheEnd() {
        assertThat(halt(quote(0, 1), status(1, 1, BookAction.HALT), status(12, 1, BookAction.RESUME), quote(12, 1)))
                .isEqualTo(new StartHalt(OptionalLong.empty()));
    }

    /** All are halted from second 4 to second 6.5, as one resumes then, and from second 9 to the end at 11: 4.5 s. */
    @Test
    void theTimeHaltedIsThatOfAllVenues() {
        Row[] rows = {
            quote(0, 1),
            quote(0.5, 2),
            status(3, 1, BookAction.HALT),
            status(4, 2, BookAction.HALT),
            status(6.5, 1, BookAction.RESUME),
            quote(7, 1),
            status(9, 1, BookAction.HALT),
            quote(12, 1)
        };
        assertThat(quotes(rows).haltedNs()).isEqualTo(4_500_000_000L);
        assertThat(halt(rows)).isNull();
    }

    /** Halted since second 1 until a venue shows a price at second 3: one of the nine seconds from 2 on. */
    @Test
    void theTimeHaltedCountsFromTheStart() {
        assertThat(quotes(quote(0, 1), status(1, 1, BookAction.HALT), quote(3, 2), quote(12, 1))
                        .haltedNs())
                .isEqualTo(1_000_000_000L);
        assertThat(quotes(quote(0, 1), quote(0.5, 2), status(1, 1, BookAction.HALT), quote(9, 2))
                        .haltedNs())
                .isZero();
    }

    @Test
    void oneVenueThatTradesIsNoHalt() {
        assertThat(halt(quote(0, 1), quote(0.5, 2), status(1, 1, BookAction.HALT), quote(9, 2)))
                .isNull();
        assertThat(halt(quote(0, 1), status(1, 1, BookAction.HALT), status(2, 1, BookAction.RESUME), quote(9, 1)))
                .isNull();
        assertThat(halt(quote(0, 1), status(2.5, 1, BookAction.HALT), quote(9, 1)))
                .isNull();
    }
}
