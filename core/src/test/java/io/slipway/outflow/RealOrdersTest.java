package io.slipway.outflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slipway.calendar.Sessions;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.Removals;
import io.slipway.model.Instrument;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModels;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hand-worked queues: an order of 3 joins 5 others (one of 2, then one of 3) at the best price, at 1 s. */
class RealOrdersTest {

    private static final long SECOND = 1_000_000_000L;
    private static final List<QueueForecaster> MODELS = List.of(
            new QueueForecaster(QueueModels.tradesOnly(), false),
            new QueueForecaster(QueueModels.tradesOnly(), true),
            new QueueForecaster(QueueModels.exact(), false));
    private static final long NEVER = JudgedOrder.NEVER;

    /** Rows of one venue: the queue of one side at 100 (bids) or 102 (offers), opposite a queue that does not change. */
    private static final class Tape {

        private final MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        private final boolean isBid;
        private final Removals left = new Removals();

        Tape(Side side) {
            isBid = side == Side.BUY;
            row(0, BookAction.MODIFY, 5, 5);
            row(1, BookAction.ADD, 3, 8);
        }

        Tape leave(long size, long ahead) {
            left.add(isBid, isBid ? 100 : 102, size, ahead);
            return this;
        }

        Tape row(long second, BookAction action, long size, long displayed) {
            MarketEvent event = event(second, action, isBid ? BookSide.BID : BookSide.ASK, size);
            event.bid(isBid ? 100 : 99, isBid ? displayed : 7).ask(isBid ? 103 : 102, isBid ? 7 : displayed);
            tape.add(event.removals(left));
            left.clear();
            return this;
        }

        Tape trade(long second, long size, long displayed) {
            MarketEvent event = event(second, BookAction.TRADE, isBid ? BookSide.ASK : BookSide.BID, size);
            event.bid(isBid ? 100 : 99, isBid ? displayed : 7).ask(isBid ? 103 : 102, isBid ? 7 : displayed);
            tape.add(event.noRemovals());
            return this;
        }

        private MarketEvent event(long second, BookAction action, BookSide side, long size) {
            return new MarketEvent()
                    .times(second * SECOND, second * SECOND)
                    .origin(1, 0)
                    .action(action, side, 0)
                    .order(isBid ? 100 : 102, size);
        }

        JudgedOrder first() {
            return RealOrders.of(tape.build(), terms()).orders().stream()
                    .filter(order -> order.joinNs() == SECOND)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static RealOrders.Terms terms() {
        return new RealOrders.Terms(MODELS, 10 * SECOND, PrintRules.DEFAULT, 0, 60 * SECOND, Sessions.ALWAYS);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anOrderBehindTradesIsFilledByAllAtOnce(Side side) {
        JudgedOrder order = new Tape(side)
                .trade(2, 5, 8)
                .leave(2, 0)
                .leave(3, 0)
                .row(2, BookAction.CANCEL, 3, 3)
                .trade(3, 3, 3)
                .leave(3, 0)
                .row(3, BookAction.CANCEL, 3, 0)
                .row(20, BookAction.MODIFY, 5, 5)
                .first();
        assertThat(order.side()).isEqualTo(side);
        assertThat(order.ahead()).isEqualTo(5);
        assertThat(order.filledNs()).isEqualTo(3 * SECOND);
        assertThat(order.forecastNs()).containsOnly(3 * SECOND);
        assertThat(order.endNs()).isEqualTo(11 * SECOND);
    }

    /** 3 ahead cancel while 4 are behind, so the pessimist has 5 ahead still: a print of 5 fills the order, the next fills his. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void aCancelAheadIsKnownToTheExactModelAlone(Side side) {
        JudgedOrder order = new Tape(side)
                .row(2, BookAction.ADD, 4, 12)
                .leave(3, 2)
                .row(3, BookAction.CANCEL, 3, 9)
                .trade(4, 5, 9)
                .leave(2, 0)
                .leave(3, 0)
                .row(4, BookAction.CANCEL, 3, 4)
                .trade(6, 4, 4)
                .leave(4, 0)
                .row(6, BookAction.CANCEL, 4, 0)
                .row(20, BookAction.MODIFY, 5, 5)
                .first();
        assertThat(order.filledNs()).isEqualTo(4 * SECOND);
        assertThat(order.forecastNs()).containsExactly(6 * SECOND, 6 * SECOND, 4 * SECOND);
        assertThat(order.crpsNs(0)).isEqualTo(2.0 * SECOND);
        assertThat(order.crpsNs(2)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aPartlyFilledOrderThatIsCancelledIsNotFilled(Side side) {
        JudgedOrder order = new Tape(side)
                .trade(2, 6, 8)
                .leave(2, 0)
                .leave(3, 0)
                .leave(1, 0)
                .row(2, BookAction.CANCEL, 1, 2)
                .leave(2, 0)
                .row(5, BookAction.CANCEL, 2, 0)
                .row(20, BookAction.MODIFY, 5, 5)
                .first();
        assertThat(order.filledNs()).isEqualTo(NEVER);
        assertThat(order.forecastNs()).containsOnly(NEVER);
        assertThat(order.endNs()).isEqualTo(5 * SECOND);
    }

    /** The order leaves its place for the end, and the print that would have filled it comes too late. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void anOrderThatIsReplacedIsJudgedUntilThen(Side side) {
        JudgedOrder order = new Tape(side)
                .row(2, BookAction.ADD, 4, 12)
                .leave(3, 5)
                .row(3, BookAction.MODIFY, 3, 12)
                .trade(4, 8, 12)
                .leave(2, 0)
                .leave(3, 0)
                .leave(3, 0)
                .row(4, BookAction.CANCEL, 3, 4)
                .row(20, BookAction.MODIFY, 5, 5)
                .first();
        assertThat(order.filledNs()).isEqualTo(NEVER);
        assertThat(order.endNs()).isEqualTo(3 * SECOND);
        assertThat(order.forecastNs()).containsOnly(NEVER);
    }

    @Test
    void scoresCountMissedFalseAndLateOrders() {
        List<QueueForecaster> one = MODELS.subList(0, 1);
        List<JudgedOrder> orders =
                List.of(judged(1, 10, 4, 4), judged(2, 10, 4, NEVER), judged(3, 10, NEVER, 7), judged(4, 10, 4, 6));
        QueueScore all = QueueScore.of(orders, one).get(0);
        assertThat(all.counts()).isEqualTo(new QueueScore.Counts(4, 3, 1, 1, 1, 0));
        assertThat(all.brier()).isEqualTo(0.5);
        assertThat(all.crpsNs()).isCloseTo((0 + 6 + 3 + 2) / 4.0, within(1e-12));
        assertThat(QueueScore.of(orders, one))
                .extracting(QueueScore::leastAhead, QueueScore::mostAhead)
                .hasSize(4);
    }

    private static JudgedOrder judged(long ahead, long endNs, long filledNs, long forecastNs) {
        return new JudgedOrder(1, Side.BUY, 1, ahead, 0, endNs, filledNs, List.of(forecastNs));
    }

    @Test
    void dataWithoutOrdersAreRefused() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        tape.add(new MarketEvent().times(1, 1).origin(1, 0).action(BookAction.MODIFY, BookSide.NONE, 0));
        MarketTape built = tape.build();
        assertThatThrownBy(() -> RealOrders.of(built, terms()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names orders");
    }
}
