package io.slipway.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.TradingHours;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.study.StudyGrid.Stretch;
import io.slipway.tape.MarketTape;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Books that fill venue by venue, worked out by hand. */
class EarlyStartsTest {

    private static final long HALF = Tapes.SECOND / 2;

    /** Five venues: offers at 0, 1, 2 and 3 s and never at the fifth, bids of all but the third at once or at 2.5 s. */
    private static final MarketTape TAPE = Tapes.of(
            Row.quote(0, 1, 9_999, 100, 10_001, 100),
            Row.quote(0, 5, 9_999, 100, 10_001, 0),
            Row.quote(1, 2, 9_999, 0, 10_001, 100),
            Row.quote(2, 3, 9_999, 0, 10_001, 100),
            Row.quote(2.5, 2, 9_999, 100, 10_001, 100),
            Row.quote(3, 4, 9_999, 100, 10_001, 100),
            Row.quote(3.5, 1, 9_999, 100, 10_001, 0),
            Row.quote(3.5, 2, 9_999, 100, 10_001, 0),
            Row.quote(5, 5, 9_999, 100, 10_001, 0));

    private static List<Double> halves(Side... sides) {
        StudyGrid grid =
                new StudyGrid(List.of(sides), List.of(100L, 200L), List.of(new Stretch(0, 5 * Tapes.SECOND)), HALF, 10);
        return EarlyStarts.of(TAPE, TradingHours.UNLIMITED, grid).early().stream()
                .map(at -> at / (double) HALF)
                .toList();
    }

    @Test
    void aStartIsEarlyWhereFewerThanHalfOfTheVenuesShowTheSideThatItTakes() {
        assertThat(halves(Side.BUY)).containsExactly(0.0, 1.0, 2.0, 3.0, 7.0, 8.0, 9.0);
        assertThat(halves(Side.SELL)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        assertThat(halves(Side.BUY, Side.SELL)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 7.0, 8.0, 9.0);
    }

    private static ParentOrder order(long startNs, long endNs) {
        return new ParentOrder(Side.SELL, 100, startNs, endNs);
    }

    @Test
    void halfOfTheVenuesAreEnough() {
        MarketTape tape = Tapes.of(Row.quote(0, 1, 9_999, 100, 10_001, 100), Row.quote(1, 2, 9_999, 100, 10_001, 100));
        StudyGrid grid =
                new StudyGrid(List.of(Side.BUY), List.of(100L), List.of(new Stretch(0, Tapes.SECOND)), HALF, 2);
        assertThat(EarlyStarts.of(tape, TradingHours.UNLIMITED, grid).early()).isEmpty();
    }

    /** Halted from 1 s (one venue) and 1.5 s (both) until 3 s; the second venue shows a price again at 4 s only. */
    @Test
    void aStartInAHaltOfAllVenuesIsHaltedAndNotEarly() {
        MarketTape tape = Tapes.of(
                Row.quote(0, 1, 9_999, 100, 10_001, 100),
                Row.quote(0, 2, 9_999, 100, 10_001, 100),
                Row.quote(1, 1, 0, 0, 0, 0).withAction(BookAction.CLEAR),
                Row.quote(1, 1, 0, 0, 0, 0).withAction(BookAction.HALT),
                Row.quote(1.5, 2, 9_999, 100, 10_001, 100).withAction(BookAction.HALT),
                Row.quote(3, 1, 0, 0, 0, 0).withAction(BookAction.RESUME),
                Row.quote(3, 2, 0, 0, 0, 0).withAction(BookAction.RESUME),
                Row.quote(3, 2, 0, 0, 0, 0).withAction(BookAction.CLEAR),
                Row.quote(4, 2, 9_999, 100, 10_001, 100),
                Row.quote(5, 1, 9_999, 100, 10_001, 100));
        StudyGrid grid =
                new StudyGrid(List.of(Side.BUY), List.of(100L), List.of(new Stretch(0, 5 * Tapes.SECOND)), HALF, 10);
        EarlyStarts found = EarlyStarts.of(tape, TradingHours.UNLIMITED, grid);
        assertThat(found.halted()).containsExactly(3 * HALF, 4 * HALF, 5 * HALF);
        assertThat(found.early()).containsExactly(6 * HALF, 7 * HALF);
        // An order of half a second from 1 s on is over by the halt at 1.5 s, and none begins within half a second of
        // it.
        assertThat(found.interrupted()).isEmpty();
        assertThat(EarlyStarts.at(tape, TradingHours.UNLIMITED, order(5 * HALF, 6 * HALF))
                        .halted())
                .containsExactly(5 * HALF);
        assertThat(EarlyStarts.at(tape, TradingHours.UNLIMITED, order(2 * HALF, 3 * HALF))
                        .interrupted())
                .isEmpty();
        assertThat(EarlyStarts.at(tape, TradingHours.UNLIMITED, order(2 * HALF, 3 * HALF + 1)))
                .isEqualTo(new EarlyStarts(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(List.of(2 * HALF))));
        assertThat(EarlyStarts.at(tape, TradingHours.UNLIMITED, order(8 * HALF, 10 * HALF))
                        .interrupted())
                .isEmpty();
        StudyGrid longer =
                new StudyGrid(List.of(Side.BUY), List.of(100L), List.of(new Stretch(0, 5 * Tapes.SECOND)), 2 * HALF, 9);
        assertThat(EarlyStarts.of(tape, TradingHours.UNLIMITED, longer).interrupted())
                .containsExactly(2 * HALF);
    }
}
