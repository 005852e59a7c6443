package io.slipway.executions.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.TradingHours;
import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Mids 100, 101, 101 and 100 at minutes 1 to 4 of 300 seconds, with trades of 700 shares. */
class DayActivityTest {

    private static final OrderReceipt RECEIPT = new OrderReceipt(true, null, null, OrderReceipt.NEVER, null);

    private static final long SECOND = 1_000_000_000L;

    private static MarketEvent trade(int second, String price, long size) {
        return new MarketEvent()
                .times(second * SECOND, second * SECOND)
                .origin(2, 0)
                .action(BookAction.TRADE, BookSide.NONE, 0)
                .printKind(PrintKind.REGULAR)
                .order(Money.parseE9(price), size);
    }

    private static MarketTape tape(Object... rows) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        for (Object each : rows) {
            tape.add(each instanceof Row row ? row.toEvent() : (MarketEvent) each);
        }
        return tape.build();
    }

    private static Row quote(double seconds, int mid) {
        return Row.quote(seconds, 2, Money.parseE9(mid - 1 + ".99"), 1_000, Money.parseE9(mid + ".01"), 1_000);
    }

    /** Mids of 100 at minutes 1 to 4, then 101 at minutes 5 to 10: one move in nine, though only three rows came. */
    @Test
    void minutesWithoutARowAreMovesOfZero() {
        MarketTape tape = tape(quote(0, 100), quote(270, 101), quote(630, 101));
        DayActivity activity = new DayActivity(tape, TradingHours.UNLIMITED);
        TapePass.over(tape).add(activity).run();
        double move = Math.log(1.01);
        assertThat(activity.of(new ParentOrder(Side.BUY, 100, 30 * SECOND, 80 * SECOND), RECEIPT)
                        .volatilityBps())
                .isCloseTo(10_000 * Math.sqrt(move * move / 9 * 1_440), within(1e-6));
    }

    @Test
    void volumeAndVolatilityAreThoseOfTheDay() {
        MarketTape tape = tape(
                quote(0, 100),
                trade(30, "100.01", 200),
                quote(70, 101),
                trade(80, "101.01", 400),
                quote(200, 100),
                trade(250, "99.99", 100),
                quote(300, 100));
        DayActivity activity = new DayActivity(tape, TradingHours.UNLIMITED);
        TapePass.over(tape).add(activity).run();
        MarketActivity found = activity.of(new ParentOrder(Side.BUY, 100, 30 * SECOND, 80 * SECOND), RECEIPT);
        assertThat(found.windowVolume()).isEqualTo(600);
        assertThat(found.dayVolume()).isCloseTo(700 * 86_400 / 300.0, within(1e-6));
        double move = Math.log(1.01);
        assertThat(found.volatilityBps()).isCloseTo(10_000 * Math.sqrt(2 * move * move / 4 * 1_440), within(1e-6));
        assertThat(activity.of(new ParentOrder(Side.BUY, 100, 81 * SECOND, 200 * SECOND), RECEIPT)
                        .windowVolume())
                .isZero();
    }

    private static Row at(String time, int mid) {
        return quote((double) Instant.parse(time).getEpochSecond(), mid);
    }

    /**
     * New York is four hours behind: sessions are from 13:30 to 20:00, 390 minutes. The first day is 100 until it closes; the second 200
     * before its open, 150 from 13:30:30 on and 151 from 13:32:30 to 13:35. That makes five moves: one of zero from 19:58 to 19:59, and
     * from 13:31 on those to 13:32 (zero), 13:33 (one in 150), 13:34 and 13:35 (zero). The gaps over the openings are none.
     */
    @Test
    void theGapOverAnOpeningIsNoMoveOfAMinute() {
        MarketTape tape = tape(
                at("2024-08-01T19:57:30Z", 100),
                at("2024-08-01T19:59:30Z", 100),
                at("2024-08-02T13:00:00Z", 200),
                at("2024-08-02T13:30:30Z", 150),
                at("2024-08-02T13:32:30Z", 151),
                at("2024-08-02T13:35:00Z", 151));
        TradingHours hours = TradingHours.of(
                MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, tape.firstEventNs(), tape.lastEventNs());
        DayActivity activity = new DayActivity(tape, hours);
        TapePass.over(tape).add(activity).run();
        double move = Math.log(151 / 150.0);
        assertThat(activity.scale().volatilityBps()).isCloseTo(10_000 * Math.sqrt(move * move / 5 * 390), within(1e-6));
    }
}
