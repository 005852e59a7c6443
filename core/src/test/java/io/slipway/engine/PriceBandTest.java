package io.slipway.engine;

import static io.slipway.engine.Tapes.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.model.FeeRate;
import io.slipway.model.ParentOrder;
import io.slipway.model.PriceBand;
import io.slipway.model.PriceLimits;
import io.slipway.model.Side;
import io.slipway.strategy.Completion;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Remainder.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Price bands and limits of an order, worked out by hand for both sides around 1,000. */
class PriceBandTest {

    private static final long CENTRE = 1_000;
    private static final PriceBand TENTH = PriceBand.parse("10%");

    private static StrategyResult run(
            Side side, long qty, PriceLimits prices, Completion completion, String strategy, List<Row> rows) {
        MarketTape tape = Tapes.of(side == Side.BUY ? rows : mirrored(rows));
        Long limit = prices.limitPxE9();
        PriceLimits own = new PriceLimits(limit == null ? null : Long.valueOf(own(side, limit)), prices.band());
        RunSpec spec = RunSpec.of(new ParentOrder(side, qty, SECOND, 10 * SECOND).withPrices(own))
                .withSchedule(ScheduleSettings.ofSlices(SECOND).withCompletion(completion));
        return new Backtest(tape, spec)
                .run(List.of(spec.rules().find(strategy).orElseThrow()))
                .get(0);
    }

    private static StrategyResult run(Side side, long qty, PriceBand band, String strategy, List<Row> rows) {
        return run(side, qty, new PriceLimits(null, band), Completion.MARK, strategy, rows);
    }

    private static PriceLimits limited(long limit) {
        return new PriceLimits(limit, TENTH);
    }

    private static List<Row> mirrored(List<Row> rows) {
        return rows.stream().map(row -> row.mirrored(CENTRE)).toList();
    }

    private static long own(Side side, long pxE9) {
        return side == Side.BUY ? pxE9 : 2 * CENTRE - pxE9;
    }

    private static String text(Side side, StrategyResult result) {
        return result.fills().stream()
                .map(fill -> fill.qty() + "@" + own(side, fill.pxE9()))
                .collect(Collectors.joining(" "));
    }

    /** 100 shares near the mid, and a quote of another venue far from it at a price. */
    private static List<Row> farOffer(long pxE9) {
        return List.of(
                Row.quote(0, 1, 999, 100, 1_001, 100),
                Row.quote(0, 2, 900, 100, pxE9, 1_000),
                Row.quote(12, 2, 900, 100, pxE9, 1_000));
    }

    @Test
    void aPriceAtTheBandIsTakenAndOneBeyondIsNot() {
        for (Side side : Side.values()) {
            for (String sweeper : List.of("sweep", "twap:cheapest", "all-cross")) {
                assertThat(text(side, run(side, 200, TENTH, "sweep", farOffer(1_100))))
                        .as(sweeper)
                        .isEqualTo("100@1001 100@1100");
                assertThat(text(side, run(side, 200, TENTH, sweeper, farOffer(1_101))))
                        .as(sweeper)
                        .doesNotContain("1101");
            }
            assertThat(text(side, run(side, 200, PriceBand.OFF, "sweep", farOffer(1_101))))
                    .isEqualTo("100@1001 100@1101");
        }
    }

    @Test
    void aSideThatIsGoneDoesNotDrawTheBandAlong() {
        List<Row> rows = List.of(
                Row.quote(0, 1, 999, 100, 1_001, 100),
                Row.quote(0, 2, 900, 100, 1_150, 1_000),
                Row.quote(0.5, 1, 999, 100, 1_001, 0),
                Row.quote(12, 2, 900, 100, 1_150, 1_000));
        for (Side side : Side.values()) {
            assertThat(run(side, 200, TENTH, "sweep", rows).fills()).isEmpty();
            assertThat(text(side, run(side, 200, PriceBand.parse("15%"), "sweep", rows)))
                    .isEqualTo("200@1150");
        }
    }

    @Test
    void theBandFollowsASoundMarketAtTheVenueAndAsReceived() {
        List<Row> rows = List.of(
                Row.quote(0, 1, 999, 100, 1_001, 100),
                Row.quote(2, 1, 1_119, 100, 1_121, 100),
                Row.quote(12, 1, 1_119, 100, 1_121, 100));
        for (Side side : Side.values()) {
            assertThat(text(side, run(side, 200, TENTH, "sweep", rows))).isEqualTo("100@1001 100@1121");
        }
    }

    @Test
    void noMidHasBeenSoundSoThatThereIsNoBand() {
        List<Row> wide = List.of(Row.quote(0, 1, 700, 100, 1_300, 500), Row.quote(12, 1, 700, 100, 1_300, 500));
        for (Side side : Side.values()) {
            assertThat(text(side, run(side, 200, PriceBand.parse("100bps"), "sweep", wide)))
                    .isEqualTo("200@1300");
        }
    }

    @Test
    void completionStopsAtTheBandAndMarksThere() {
        for (Side side : Side.values()) {
            StrategyResult result = run(side, 300, limited(998), Completion.WALK, "rest-then-cross", farOffer(1_101));
            assertThat(result.fills()).isEmpty();
            result = run(side, 300, new PriceLimits(null, TENTH), Completion.WALK, "all-rest", farOffer(1_101));
            assertThat(text(side, result)).isEqualTo("100@1001");
            assertThat(result.execution().remainder().markedQty()).isEqualTo(200);
            assertThat(result.execution().remainder().mark()).isEqualTo(new Mark(own(side, 1_100), FeeRate.NONE));
            result = run(side, 300, new PriceLimits(null, TENTH), Completion.WALK, "all-rest", farOffer(1_100));
            assertThat(text(side, result)).isEqualTo("100@1001 200@1100");
        }
    }

    @Test
    void whatALimitForbidsIsMarkedAsIfItWereNotThere() {
        for (Side side : Side.values()) {
            StrategyResult result = run(side, 150, limited(1_001), Completion.WALK, "sweep", farOffer(1_050));
            assertThat(text(side, result)).isEqualTo("100@1001");
            assertThat(result.execution().remainder().mark()).isEqualTo(new Mark(own(side, 1_050), FeeRate.NONE));
        }
    }

    /** The best bid is beyond the limit: the two slices until the offer comes rest at the limit, and later ones take the offer. */
    @Test
    void anOrderRestsAtItsLimitWhereTheBestIsBeyond() {
        List<Row> rows = List.of(
                Row.quote(0, 1, 1_000, 100, 1_002, 100),
                Row.quote(3, 1, 990, 100, 996, 100),
                Row.quote(12, 1, 990, 100, 996, 100));
        for (Side side : Side.values()) {
            StrategyResult result = run(side, 50, limited(997), Completion.MARK, "all-rest", rows);
            assertThat(text(side, result)).isEqualTo("5@997 6@997 39@996");
        }
    }

    @Test
    void noStrategyTradesThroughTheLimit() {
        SplittableRandom random = new SplittableRandom(1);
        List<Definition<Strategy>> all =
                RunSpec.of(new ParentOrder(Side.BUY, 1, 0, 1)).rules().strategies();
        int filled = 0;
        for (int i = 0; i < 6; i++) {
            MarketTape tape = Tapes.of(Tapes.random(random, 120));
            for (Side side : Side.values()) {
                ParentOrder order = new ParentOrder(side, 700, SECOND, 60 * SECOND)
                        .withPrices(new PriceLimits(own(side, 1_001), TENTH));
                List<Definition<Strategy>> some = new ArrayList<>(all);
                RunSpec spec = RunSpec.of(order);
                for (StrategyResult result : new Backtest(tape, spec).run(some)) {
                    filled += result.fills().size();
                    assertThat(result.fills()).as(result.name()).allMatch(fill -> own(side, fill.pxE9()) <= 1_001);
                }
            }
        }
        assertThat(filled).isPositive();
    }

    @Test
    void printsDoNotMoveTheBand() {
        List<Row> rows = List.of(
                Row.quote(0, 1, 999, 100, 1_001, 100),
                Row.quote(0.5, 1, 1_190, 100, 1_200, 100).withAction(BookAction.TRADE),
                Row.quote(0.6, 2, 900, 100, 1_101, 1_000),
                Row.quote(12, 2, 900, 100, 1_101, 1_000));
        for (Side side : Side.values()) {
            assertThat(text(side, run(side, 200, TENTH, "sweep", rows))).isEqualTo("100@1001");
        }
    }

    /** A mid of $10.01 and a stub at $11.00: inside the band of tier 2, $11.011, and outside that of tier 1, $10.5105. */
    @Test
    void aStubTradesInTierTwoAndWaitsForMoreOffersInTierOne() {
        long cent = 10_000_000L;
        long mid = 1_001 * cent;
        long start = 1_722_520_800L * SECOND;
        List<Row> rows = List.of(
                Row.quote(0, 2, 1_000 * cent, 500, 1_002 * cent, 100),
                Row.quote(0, 5, 900 * cent, 100, 1_100 * cent, 1_000),
                Row.quote(1.2, 2, 1_000 * cent, 500, 1_002 * cent, 400),
                Row.quote(20, 2, 1_000 * cent, 500, 1_002 * cent, 400));
        for (Side side : Side.values()) {
            List<Row> dated = rows.stream()
                    .map(row -> side == Side.BUY ? row : row.mirrored(mid))
                    .map(row -> new Row(
                            start + row.timeNs(),
                            row.publisherId(),
                            row.action(),
                            row.bid(),
                            row.bidSize(),
                            row.ask(),
                            row.askSize()))
                    .toList();
            for (String band : List.of("luld:2", "luld:1")) {
                ParentOrder order = new ParentOrder(side, 200, start, start + 20 * SECOND)
                        .withPrices(new PriceLimits(null, PriceBand.parse(band)));
                RunSpec spec = RunSpec.of(order);
                StrategyResult result = new Backtest(Tapes.of(dated), spec)
                        .run(List.of(spec.rules().find("sweep").orElseThrow()))
                        .get(0);
                long last = result.fills().get(1).pxE9();
                assertThat(side == Side.BUY ? last : 2 * mid - last)
                        .as(band)
                        .isEqualTo(band.equals("luld:2") ? 1_100 * cent : 1_002 * cent);
            }
        }
    }
}
