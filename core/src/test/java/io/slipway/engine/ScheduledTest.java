package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Tapes.Row;
import io.slipway.model.Fill;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Milestone;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.tape.MarketTape;
import io.slipway.trial.TrialRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduledTest {

    private static final long SECOND = Tapes.SECOND;
    private static final int SLICES = 9;

    /** A market in which every slice can be taken at once, at two venues. */
    private static MarketTape deep() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            rows.add(Row.quote(i, 1, 99, 1, 101, 1_000 + i));
            rows.add(Row.quote(i, 2, 99, 1, 102, 1_000 + i));
        }
        return Tapes.of(rows);
    }

    private static StrategyResult run(String strategy, ScheduleSettings pace) {
        return run(strategy, pace, Map.of());
    }

    private static StrategyResult run(String strategy, ScheduleSettings pace, Map<String, Long> parametersE9) {
        RunSpec settings = RunSpec.of(new ParentOrder(Side.BUY, 900, 0, 90 * SECOND))
                .withSchedule(pace)
                .withParameters(new StaticParameters(0, 50, 0).toParameters().with(new Parameters(parametersE9)));
        return new Backtest(deep(), settings)
                .run(List.of(Rules.standard().find(strategy).orElseThrow()))
                .get(0);
    }

    private static ScheduleSettings pace(long seed, long leastQty) {
        return new ScheduleSettings(10 * SECOND, StandardCurve.FLAT, seed, leastQty);
    }

    private static List<Long> sizes(StrategyResult result) {
        return result.fills().stream().map(Fill::qty).toList();
    }

    @Test
    void jitterMovesSlicesBySeedAndFillsTheSame() {
        Set<List<Long>> seen = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            StrategyResult result = run("twap-jittered", pace(seed, 1));
            assertThat(result.execution().qty()).isEqualTo(900);
            assertThat(result).isEqualTo(run("twap-jittered", pace(seed, 1)));
            assertThat(result.plan()).hasSize(SLICES).endsWith(new Milestone(80 * SECOND, 900));
            for (int i = 0; i < SLICES; i++) {
                assertThat((double) result.plan().get(i).qty()).isBetween(100.0 * i + 74, 100.0 * i + 126);
            }
            seen.add(sizes(result));
        }
        assertThat(seen).hasSizeGreaterThan(45);
        assertThat(sizes(run("twap-jittered", pace(7, 1), Map.of("jitter", 0L))))
                .isEqualTo(sizes(run("twap", pace(7, 1))));
    }

    @Test
    void slicesBelowTheLeastAreSentTogether() {
        assertThat(sizes(run("twap", pace(0, 250)))).containsExactly(300L, 300L, 300L);
        assertThat(sizes(run("twap", pace(0, 400)))).containsExactly(400L, 400L, 100L);
        assertThat(sizes(run("twap", pace(0, 5_000)))).containsExactly(900L);
    }

    @Test
    void anyScheduleGoesThroughAnyAllocator() {
        for (String schedule : Catalogue.installed().schedules().keySet()) {
            for (String allocator : Catalogue.installed().allocators().keySet()) {
                StrategyResult result = run(schedule + ":" + allocator, pace(1, 1));
                assertThat(result.name()).isEqualTo(schedule + ":" + allocator);
                assertThat(result.execution().qty()).isBetween(schedule.equals("pov") ? 0L : 900L, 900L);
            }
        }
        assertThat(sizes(run("twap:best-price", pace(0, 1)))).isEqualTo(sizes(run("twap", pace(0, 1))));
        assertThat(sizes(run("vwap:static", pace(0, 1)))).isEqualTo(sizes(run("twap", pace(0, 1))));
        assertThat(Rules.standard().find("twap:nowhere")).isEmpty();
        assertThat(Rules.standard().find("twap")).isPresent();
        assertThat(new TrialRules().find("twap:static")).isEmpty();
    }
}
