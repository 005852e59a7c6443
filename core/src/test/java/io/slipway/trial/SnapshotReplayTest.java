package io.slipway.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.market.BookAction;
import io.slipway.model.Fill;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategies.ShippedStrategies;
import io.slipway.strategy.Parameters;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The allocator that takes all or nothing trades at the first snapshot that shows the whole order, however many showed less. */
class SnapshotReplayTest {

    private static final int TAPES = 200 * Integer.getInteger("slipway.times", 1);

    @Test
    void tradesAtTheFirstSnapshotThatShowsTheWholeOrder() {
        SplittableRandom random = new SplittableRandom(5);
        int filled = 0;
        int late = 0;
        for (int i = 0; i < TAPES; i++) {
            List<Row> rows = Tapes.random(random, 100);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long qty = 300 + random.nextLong(900);
            long expectedNs = firstThatShows(rows, side, qty);
            StrategyResult result = run(rows, side, qty);
            if (expectedNs < 0) {
                assertThat(result.fills()).isEmpty();
            } else {
                assertThat(result.execution().qty()).isEqualTo(qty);
                assertThat(result.fills()).extracting(Fill::timeNs).containsOnly(expectedNs);
                filled++;
                late += expectedNs > rows.get(0).timeNs() ? 1 : 0;
            }
        }
        assertThat(filled).isBetween(TAPES / 10, TAPES * 9 / 10);
        assertThat(late).isGreaterThan(filled / 2);
    }

    private static StrategyResult run(List<Row> rows, Side side, long qty) {
        RunSpec spec = RunSpec.of(new ParentOrder(side, qty, 0, 1_000 * Tapes.SECOND))
                .withRules(new TrialRules())
                .withParameters(Parameters.NONE.with("lot", 1_000_000_000L));
        return new Backtest(Tapes.of(rows), spec)
                .run(List.of(
                        spec.rules().find(ShippedStrategies.CONT_KUKANOV_STATIC).orElseThrow()))
                .get(0);
    }

    /** The time of the first stamp at which the first rows of all publishers show {@code qty} together; -1 if none does. */
    private static long firstThatShows(List<Row> rows, Side side, long qty) {
        Map<Long, Map<Integer, Long>> shown = new TreeMap<>();
        for (Row row : rows) {
            long size = side == Side.BUY ? row.askSize() : row.bidSize();
            shown.computeIfAbsent(row.timeNs(), any -> new TreeMap<>())
                    .putIfAbsent(row.publisherId(), row.action() == BookAction.CLEAR ? 0 : size);
        }
        return shown.entrySet().stream()
                .filter(each -> each.getValue().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        >= qty)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1L);
    }
}
