package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.Side;
import io.slipway.strategies.ShippedStrategies;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.trial.TrialRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of the whole replay on random tapes of three venues. */
class BacktestPropertiesTest {

    private static final int TAPES = 30 * Integer.getInteger("slipway.times", 1);
    private static final int ROWS = 300;

    private static RunSpec settings(Rules profile, Side side, SplittableRandom random) {
        return BacktestTest.settings(profile, side, 1 + random.nextLong(20_000), 250);
    }

    @Test
    void noLevelGivesMoreThanItFirstShowedPlusEveryIncrease() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < TAPES; i++) {
            List<Row> rows = Tapes.spread(Tapes.random(random, ROWS));
            RunSpec settings = settings(Rules.standard(), Side.BUY, random);
            for (StrategyResult result :
                    new Backtest(Tapes.of(rows), settings).run(Rules.standard().strategies())) {
                checkLevelLives(rows, result);
            }
        }
    }

    private static Latency randomLatency(SplittableRandom random) {
        return Latency.constant(
                random.nextBoolean(),
                random.nextLong(2 * Tapes.SECOND),
                random.nextLong(2 * Tapes.SECOND),
                random.nextLong(2 * Tapes.SECOND));
    }

    @Test
    void withLatencyNoLevelGivesMoreEither() {
        SplittableRandom random = new SplittableRandom(11);
        long filled = 0;
        for (int i = 0; i < TAPES; i++) {
            List<Row> rows = Tapes.spread(Tapes.random(random, ROWS));
            RunSpec settings = settings(Rules.standard(), Side.BUY, random).withLatency(randomLatency(random));
            for (StrategyResult result :
                    new Backtest(Tapes.of(rows), settings).run(Rules.standard().strategies())) {
                checkLevelLives(rows, result);
                filled += result.execution().qty();
            }
        }
        assertThat(filled).isPositive();
    }

    @Test
    void withLatencyNothingIsFilledBeforeAnOrderCanArrive() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < TAPES; i++) {
            Latency latency = randomLatency(random);
            RunSpec settings = settings(Rules.standard(), Side.SELL, random).withLatency(latency);
            MarketTape tape = Tapes.of(Tapes.random(random, ROWS));
            long earliestNs =
                    tape.firstEventNs() + latency.feedNs() + latency.orders().entryNs(0, 0);
            for (StrategyResult result :
                    new Backtest(tape, settings).run(Rules.standard().strategies())) {
                assertThat(result.fills()).allMatch(fill -> fill.timeNs() >= earliestNs);
                assertThat(result.fills())
                        .allMatch(fill -> fill.timeNs() <= settings.order().endNs());
            }
        }
    }

    @Test
    void withLatencyAStrategyAmongOthersDoesWhatItDoesAlone() {
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < TAPES; i++) {
            RunSpec settings = settings(Rules.standard(), Side.BUY, random).withLatency(randomLatency(random));
            Backtest backtest = new Backtest(Tapes.of(Tapes.random(random, ROWS)), settings);
            List<StrategyResult> together = backtest.run(Rules.standard().strategies());
            for (int k = 0; k < together.size(); k++) {
                List<Definition<Strategy>> alone =
                        List.of(Rules.standard().strategies().get(k));
                assertThat(backtest.run(alone)).containsExactly(together.get(k));
            }
        }
    }

    /** Walks the rows again and keeps, for every level alive, its size, all that was ever shown and what we took. */
    private static void checkLevelLives(List<Row> rows, StrategyResult result) {
        Map<Integer, Map<Long, long[]>> byVenue = new HashMap<>();
        int next = 0;
        for (Fill fill : result.fills()) {
            while (next < rows.size() && rows.get(next).timeNs() <= fill.timeNs()) {
                Row row = rows.get(next++);
                if (!row.action().isPrint()) {
                    show(byVenue.computeIfAbsent(row.publisherId(), id -> new HashMap<>()), row);
                }
            }
            if (fill.liquidity() == Liquidity.MAKER) {
                continue;
            }
            long[] life = byVenue.getOrDefault(fill.publisherId(), Map.of()).getOrDefault(fill.pxE9(), new long[3]);
            life[2] += fill.qty();
            assertThat(life[2]).as("%s %s", result.name(), fill).isLessThanOrEqualTo(life[1]);
        }
    }

    private static void show(Map<Long, long[]> levels, Row row) {
        boolean shown = row.action() != BookAction.CLEAR && row.askSize() > 0;
        levels.keySet().removeIf(px -> !shown || px < row.ask());
        if (shown) {
            long[] life = levels.computeIfAbsent(row.ask(), px -> new long[3]);
            life[1] += Math.max(0, row.askSize() - life[0]);
            life[0] = row.askSize();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "trial"})
    void aSellOnTheMirroredTapeDoesWhatTheBuyDid(String label) {
        Rules profile = Rules.parse(label);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < TAPES; i++) {
            List<Row> rows = Tapes.random(random, ROWS);
            List<Row> mirrored = rows.stream().map(row -> row.mirrored(1000)).toList();
            long qty = 1 + random.nextLong(20_000);
            List<StrategyResult> buys = new Backtest(Tapes.of(rows), BacktestTest.settings(profile, Side.BUY, qty, 250))
                    .run(profile.strategies());
            List<StrategyResult> sells = new Backtest(
                            Tapes.of(mirrored), BacktestTest.settings(profile, Side.SELL, qty, 250))
                    .run(profile.strategies());
            for (int s = 0; s < buys.size(); s++) {
                assertThat(mirrored(sells.get(s).fills())).isEqualTo(buys.get(s).fills());
            }
        }
    }

    private static @Nullable NationalQuote mirrored(@Nullable NationalQuote quote) {
        return quote == null ? null : new NationalQuote(2000 - quote.askPxE9(), 2000 - quote.bidPxE9());
    }

    private static List<Fill> mirrored(List<Fill> fills) {
        return fills.stream()
                .map(fill -> new Fill(
                        fill.timeNs(),
                        fill.publisherId(),
                        fill.qty(),
                        2000 - fill.pxE9(),
                        fill.feeE9(),
                        fill.liquidity(),
                        mirrored(fill.market()),
                        fill.quote()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "trial"})
    void strategiesThatRunTogetherDoWhatEachDoesAlone(String label) {
        Rules profile = Rules.parse(label);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < TAPES / 3; i++) {
            MarketTape tape = Tapes.of(Tapes.random(random, ROWS));
            Backtest backtest = new Backtest(tape, settings(profile, Side.BUY, random));
            List<StrategyResult> together = backtest.run(profile.strategies());
            List<StrategyResult> alone = new ArrayList<>();
            for (Definition<Strategy> strategy : profile.strategies()) {
                alone.addAll(backtest.run(List.of(strategy)));
            }
            assertThat(together).isEqualTo(alone);
        }
    }

    @Test
    void trialParametersNeverChangeATrialResult() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < TAPES / 3; i++) {
            RunSpec settings = BacktestTest.settings(new TrialRules(), Side.BUY, 100 * random.nextLong(1, 6), 250);
            Backtest backtest = new Backtest(Tapes.of(Tapes.random(random, ROWS)), settings);
            List<Parameters> points = List.of(
                    new StaticParameters(0, 0, 0).toParameters(),
                    new StaticParameters(random.nextLong(99), random.nextLong(99), random.nextLong(99)).toParameters());
            for (Definition<Strategy> strategy : new TrialRules().strategies()) {
                List<StrategyResult> results = backtest.run(strategy, points);
                assertThat(results.get(0)).isEqualTo(results.get(1));
            }
        }
    }

    @Test
    void noStrategyBuysAboveItsBestPriceRule() {
        SplittableRandom random = new SplittableRandom(5);
        long trades = 0;
        for (int i = 0; i < TAPES; i++) {
            List<Row> rows = Tapes.random(random, ROWS);
            RunSpec settings = settings(Rules.standard(), Side.BUY, random);
            Definition<Strategy> bestAsk =
                    Rules.standard().find(ShippedStrategies.BEST_ASK).orElseThrow();
            StrategyResult result =
                    new Backtest(Tapes.of(rows), settings).run(List.of(bestAsk)).get(0);
            for (Fill fill : result.fills()) {
                assertThat(nationalBestOffers(rows, fill.timeNs())).contains(fill.pxE9());
                trades++;
            }
        }
        assertThat(trades).isGreaterThan(10L * TAPES);
    }

    /** Every national best offer that stood at some point during one time stamp. */
    private static List<Long> nationalBestOffers(List<Row> rows, long timeNs) {
        Map<Integer, Long> asks = new HashMap<>();
        List<Long> bests = new ArrayList<>();
        for (Row row : rows) {
            if (row.timeNs() > timeNs || row.action().isPrint()) {
                continue;
            }
            if (row.action() == BookAction.CLEAR || row.askSize() == 0) {
                asks.remove(row.publisherId());
            } else {
                asks.put(row.publisherId(), row.ask());
            }
            if (row.timeNs() == timeNs) {
                asks.values().stream().min(Long::compare).ifPresent(bests::add);
            }
        }
        return bests;
    }
}
