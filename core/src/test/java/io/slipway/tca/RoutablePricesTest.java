package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.model.FeeTable;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.venue.PrintRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrival and mark are prices of venues that take orders. */
class RoutablePricesTest {

    private static final ParentOrder ORDER = new ParentOrder(Side.BUY, 100, Tapes.SECOND, 11 * Tapes.SECOND);

    private static OrderCost prices(MarketTape tape, long staleNs) {
        return OrderPass.over(
                        tape,
                        List.of(ORDER),
                        new OrderPass.Terms(FeeTable.FREE, staleNs, PrintRules.DEFAULT),
                        List.of(List.of()))
                .prices(0);
    }

    @Test
    void aStaleQuoteIsNoArrivalPriceAndNoMark() {
        MarketTape tape = Tapes.of(
                Row.quote(0, 2, 97, 100, 101, 100),
                Row.quote(0.9, 1, 98, 500, 102, 500),
                Row.quote(10.9, 1, 98, 500, 103, 500));
        OrderCost known = prices(tape, Tapes.SECOND / 2);
        assertThat(known.arrivalMid()).isEqualByComparingTo(Money.toDecimal(100));
        assertThat(known.endTouch()).isEqualByComparingTo(Money.toDecimal(103));
        assertThat(prices(tape, 0).endTouch()).isEqualByComparingTo(Money.toDecimal(101));
    }

    @Test
    void aHaltedVenueSetsNoPrice() {
        MarketTape tape = Tapes.of(
                Row.quote(0, 2, 97, 100, 101, 100),
                Row.quote(0.5, 1, 98, 500, 102, 500),
                Row.quote(0.6, 2, 0, 0, 0, 0).withAction(BookAction.HALT),
                Row.quote(2, 1, 98, 500, 102, 500));
        assertThat(prices(tape, 0).arrivalMid()).isEqualByComparingTo(Money.toDecimal(100));
        assertThat(prices(tape, 0).endTouch()).isEqualByComparingTo(Money.toDecimal(102));
    }
}
