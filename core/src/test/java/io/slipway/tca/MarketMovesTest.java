package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.model.FeeRate;
import io.slipway.model.FeeTable;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.ParentOrder;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketMovesTest {

    private static final long SECOND = Tapes.SECOND;
    private static final long CENT_E9 = 10_000_000;

    /** Prices around 100.00, where a cent is a basis point; for a sell the market is turned over. */
    private static Row quote(Side side, double seconds, int venue, long bid, long ask) {
        return side == Side.BUY
                ? Row.quote(seconds, venue, 10_000 + bid, 100, 10_000 + ask, 100)
                : Row.quote(seconds, venue, 10_000 - ask, 100, 10_000 - bid, 100);
    }

    /**
     * Venue 1 falls through a bid of ours at 9,999 in the second second, venue 2 follows after 50 ms, and both go on falling. The
     * market is back at the end.
     */
    private static MarketTape falling(Side side) {
        return Tapes.of(List.of(
                quote(side, 0, 1, -1, 1),
                quote(side, 0, 2, -1, 1),
                quote(side, 2, 1, -4, -2),
                quote(side, 2.05, 2, -4, -2),
                quote(side, 2.5, 1, -5, -3),
                quote(side, 2.5, 2, -5, -3),
                quote(side, 5, 1, 4, 6),
                quote(side, 5, 2, 4, 6),
                quote(side, 9, 1, 8, 10)));
    }

    private static Fill maker(Side side, double seconds, long qty) {
        long pxE9 = (10_000 - side.sign()) * CENT_E9;
        return new Fill(
                (long) (seconds * SECOND), 1, qty, pxE9, BigInteger.ZERO, Liquidity.MAKER, null, QuoteState.FRESH);
    }

    private static List<BigDecimal> bps(Side side, long qty, List<Fill> fills) {
        ParentOrder order = new ParentOrder(side, qty, SECOND, 6 * SECOND);
        OrderPass pass = OrderPass.over(
                falling(side), List.of(order), OrderPass.Terms.of(FeeTable.FREE), List.of(List.of(List.of(), fills)));
        MarketMove move = pass.moves(0).get(1);
        List<BigDecimal> bps = new ArrayList<>();
        for (int delay = 0; delay < MarketMove.DELAYS_NS.size(); delay++) {
            bps.add(move.bps(pass.prices(0), delay));
        }
        return bps;
    }

    /**
     * A bid at 9,999 is filled because the market falls. Its cost is -1 bps. With the mid before the fall the move would be 0 and the
     * whole cost a merit. The mid at once is that of a market half fallen, 9,998.5; 100 ms later it is 9,997, and the fill cost 2
     * bps more than the mid.
     */
    @ParameterizedTest
    @EnumSource(Side.class)
    void thePassiveFillsOwnAdverseMoveIsNotLuck(Side side) {
        assertThat(bps(side, 100, List.of(maker(side, 2, 100))))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("-1.5"), new BigDecimal(-3), new BigDecimal(-4));
    }

    /** 50 filled before the fall, 50 left at the end's mid of 10,005; the later quote is beyond the order. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void unfilledSharesAreWorthTheMidOfTheEnd(Side side) {
        assertThat(bps(side, 100, List.of(maker(side, 1.5, 50))))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("2.5"), new BigDecimal("2.5"), new BigDecimal("0.5"));
    }

    /** The data ends at 9 s, where venue 1 bids 10,008 and venue 2 offers at 10,006: a mid of 10,007. */
    @Test
    void afterTheEndOfTheDataTheLastMidCounts() {
        Fill late = maker(Side.BUY, 8.95, 100);
        assertThat(bps(Side.BUY, 100, List.of(late)))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal(5), new BigDecimal(7), new BigDecimal(7));
    }

    @Test
    void beforeTheFirstMidTheFirstOneCounts() {
        MarketTape tape = Tapes.of(
                Row.quote(0, 1, 9_999, 100, 10_001, 0),
                Row.quote(3, 1, 9_999, 100, 10_001, 100),
                Row.quote(9, 1, 9_999, 100, 10_001, 100));
        ParentOrder order = new ParentOrder(Side.BUY, 100, SECOND, 6 * SECOND);
        OrderPass pass = OrderPass.over(
                tape,
                List.of(order),
                OrderPass.Terms.of(FeeTable.FREE),
                List.of(List.of(List.of(maker(Side.BUY, 1, 100)))));
        assertThat(pass.moves(0).get(0).bps(pass.prices(0), 0)).isZero();
    }

    /** From -10.00 to -9.99 the market moves against a buy, by 10 bps of the size of the price. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void aMoveBelowZeroHasTheSignOfTheMove(Side side) {
        BigInteger twiceValue = BigInteger.valueOf(-2 * 999 * CENT_E9);
        MarketMove move = new MarketMove(List.of(twiceValue, twiceValue, twiceValue));
        OrderCost prices = new OrderCost(new ParentOrder(side, 1, 0, 1), BigDecimal.valueOf(-10), null, FeeRate.NONE);
        assertThat(move.bps(prices, 0)).isEqualByComparingTo(BigDecimal.valueOf(10L * side.sign()));
    }

    @Test
    void aMoveHasAValueForEachDelay() {
        assertThatThrownBy(() -> new MarketMove(List.of(BigInteger.ONE))).hasMessageContaining("values=1");
        MarketMove none = new MarketMove(List.of(BigInteger.ONE, BigInteger.ONE, BigInteger.ONE));
        OrderCost unmeasured = new OrderCost(new ParentOrder(Side.BUY, 1, 0, 1), null, null, FeeRate.NONE);
        assertThatThrownBy(() -> none.bps(unmeasured, 0)).hasMessageStartingWith("not measured");
    }
}
