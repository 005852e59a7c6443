package io.slipway.engine;

import static io.slipway.engine.Tapes.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.model.Fill;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.tape.MarketTape;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The best price is that of the venues that get orders. */
class RoutableBestTest {

    private static final long CENTRE = 100;

    private static StrategyResult run(List<Row> rows, Side side, long qty, long staleNs, String strategy) {
        MarketTape tape = Tapes.of(rows);
        ExecutionModel usual = ExecutionModel.DEFAULT;
        RunSpec spec = RunSpec.of(new ParentOrder(side, qty, SECOND, 11 * SECOND))
                .withSchedule(ScheduleSettings.ofSlices(10 * SECOND))
                .withModel(new ExecutionModel(
                        usual.latency(), usual.queue(), 0, staleNs, usual.outflow(), null, null, usual.prints()));
        return new Backtest(tape, spec)
                .run(List.of(spec.rules().find(strategy).orElseThrow()))
                .get(0);
    }

    private static String text(StrategyResult result) {
        return result.fills().stream()
                .map(fill -> fill.qty() + "@" + fill.pxE9() + " venue " + fill.publisherId() + " at "
                        + fill.timeNs() / 1e9 + " " + fill.liquidity())
                .collect(Collectors.joining("; "));
    }

    private static List<Row> mirrored(List<Row> rows) {
        return rows.stream().map(row -> row.mirrored(CENTRE)).toList();
    }

    /** Venue 2 shows the best offer and is not heard of any more; venue 1 is. */
    private static final List<Row> STALE = List.of(
            Row.quote(0, 2, 97, 100, 101, 100),
            Row.quote(0.9, 1, 98, 500, 102, 500),
            Row.quote(1.5, 1, 98, 500, 102, 501),
            Row.quote(9.8, 1, 98, 500, 102, 501),
            Row.quote(12, 1, 98, 500, 102, 501));

    @Test
    void aStaleBestOfferStopsNobody() {
        for (String strategy : List.of("best-ask", "twap", "vwap", "sweep")) {
            assertThat(text(run(STALE, Side.BUY, 100, SECOND / 2, strategy)))
                    .as(strategy)
                    .isEqualTo("100@102 venue 1 at 1.0 TAKER");
        }
        assertThat(text(run(mirrored(STALE), Side.SELL, 100, SECOND / 2, "best-ask")))
                .isEqualTo("100@98 venue 1 at 1.0 TAKER");
        assertThat(text(run(STALE, Side.BUY, 100, 0, "best-ask"))).isEqualTo("100@101 venue 2 at 1.0 TAKER");
    }

    @Test
    void anOrderRestsAtTheBestBidOfTheVenuesThatGetOrdersAndCrossesThere() {
        List<Row> rows = List.of(
                Row.quote(0, 2, 99, 100, 103, 100),
                Row.quote(0.9, 1, 98, 500, 102, 500),
                Row.quote(9.8, 1, 98, 500, 102, 501),
                Row.quote(12, 1, 98, 500, 102, 501));
        assertThat(text(run(rows, Side.BUY, 100, SECOND / 2, "rest-then-cross")))
                .isEqualTo("100@102 venue 1 at 10.0 TAKER");
        assertThat(text(run(mirrored(rows), Side.SELL, 100, SECOND / 2, "rest-then-cross")))
                .isEqualTo("100@98 venue 1 at 10.0 TAKER");
    }

    @Test
    void aLockedVenueIsLeftOutOfTheBest() {
        List<Row> rows = List.of(
                Row.quote(0, 2, 101, 100, 101, 100),
                Row.quote(0.5, 1, 98, 500, 102, 500),
                Row.quote(12, 1, 98, 500, 102, 501));
        assertThat(text(run(rows, Side.BUY, 100, 0, "best-ask"))).isEqualTo("100@102 venue 1 at 1.0 TAKER");
    }

    @Test
    void whereNoVenueGetsOrdersNothingIsSent() {
        assertThat(text(run(STALE.subList(0, 1), Side.BUY, 100, SECOND / 2, "best-ask")))
                .isEmpty();
    }

    @Test
    void theQuoteThatEndsAHaltIsThereWhenASliceFallsDueAtThatMoment() {
        List<Row> rows = List.of(
                Row.quote(0, 1, 98, 500, 101, 300),
                Row.quote(0, 2, 98, 500, 103, 300),
                Row.quote(0.5, 1, 0, 0, 0, 0).withAction(BookAction.HALT),
                Row.quote(0.5, 1, 0, 0, 0, 0).withAction(BookAction.CLEAR),
                Row.quote(1, 1, 0, 0, 0, 0).withAction(BookAction.RESUME),
                Row.quote(1, 1, 98, 500, 101, 300),
                Row.quote(12, 2, 98, 500, 103, 300));
        assertThat(text(run(rows, Side.BUY, 100, 0, "best-ask"))).isEqualTo("100@101 venue 1 at 1.0 TAKER");
    }

    @Test
    void whatARestingOrderTookOfAnIncomingQuoteIsNotSentForAgainAndItsMarketIsThatBeforeTheQuote() {
        List<Row> rows = List.of(
                Row.quote(0, 1, 98, 500, 102, 500),
                Row.quote(0, 2, 97, 500, 103, 500),
                Row.quote(3, 1, 97, 100, 98, 40),
                Row.quote(3.5, 1, 97, 100, 98, 40),
                Row.quote(12, 1, 98, 500, 102, 500));
        StrategyResult result = run(rows, Side.BUY, 100, 0, "rest-then-cross");
        assertThat(text(result)).startsWith("40@98 venue 1 at 3.0 MAKER");
        Fill maker = result.fills().get(0);
        assertThat(maker.market()).isEqualTo(new NationalQuote(98, 102));
        assertThat(result.orders())
                .extracting(order -> order.qty())
                .startsWith(100L)
                .doesNotContain(40L);
    }
}
