package io.slipway.pretrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.TradingHours;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The market of a window that opens with the session, worked by hand. New York is four hours behind. */
class WindowObserverTest {

    private static double seconds(String time) {
        return (double) Instant.parse("2024-08-01T" + time + "Z").getEpochSecond();
    }

    private static Row quote(String time, int venue, String bid, long bidSize, String ask, long askSize) {
        return Row.quote(seconds(time), venue, Money.parseE9(bid), bidSize, Money.parseE9(ask), askSize);
    }

    /**
     * Before the open the spread is a dollar. In the first minute of the session nothing is known; from 13:31 to 13:32 the spread is 2
     * cents of 10, with 300 shares, and from 13:32 to 13:34 4 cents, with 600.
     */
    @Test
    void quotesFromBeforeTheOpenAreNotInTheWindow() {
        MarketTape tape = Tapes.of(
                quote("13:00:00", 1, "9.50", 100, "10.50", 9_000),
                quote("13:20:00", 2, "9.50", 100, "10.50", 9_000),
                quote("13:31:00", 1, "9.99", 100, "10.01", 300),
                quote("13:32:00", 1, "9.98", 100, "10.02", 600),
                quote("13:40:00", 1, "9.90", 100, "10.10", 600));
        TradingHours hours = TradingHours.of(
                MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, tape.firstEventNs(), tape.lastEventNs());
        ParentOrder order = new ParentOrder(Side.BUY, 100, (long) (seconds("13:30:00") * Tapes.SECOND), (long)
                        (seconds("13:34:00") * Tapes.SECOND))
                .within(hours);
        WindowObserver window = new WindowObserver(tape, order);
        TapePass.over(tape).add(window).run();
        assertThat(window.market().spreadBps()).isCloseTo((20 + 2 * 40) / 3.0, within(1e-9));
        assertThat(window.market().displayedQty()).isCloseTo((300 + 2 * 600) / 3.0, within(1e-9));
        assertThat(window.hasRows()).isTrue();
    }

    /** The quote before the window stands in all of it, and tells nothing of this day. */
    @Test
    void aWindowWithoutARowIsSeen() {
        MarketTape tape = Tapes.of(
                quote("13:31:00", 1, "9.99", 100, "10.01", 300), quote("13:40:00", 1, "9.90", 100, "10.10", 600));
        ParentOrder order = new ParentOrder(Side.BUY, 100, (long) (seconds("13:32:00") * Tapes.SECOND), (long)
                (seconds("13:39:00") * Tapes.SECOND));
        WindowObserver window = new WindowObserver(tape, order);
        TapePass.over(tape).add(window).run();
        assertThat(window.hasRows()).isFalse();
        assertThat(window.market().spreadBps()).isCloseTo(20, within(1e-9));
    }
}
