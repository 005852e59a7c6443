package io.slipway.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.StrategySpec;
import io.slipway.engine.Tapes;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Strategies that are not called while they are idle. Their results on random tapes are those of {@link Awake} ones in other tests. */
class IdleRunTest {

    private static final long SECOND = Tapes.SECOND;
    private static final int ROWS = 2_000;

    /** Two rows a second for a thousand seconds; the order works in the last hundred, in ten slices. */
    private static Backtest backtest() {
        return backtest(500, 1);
    }

    /** The same with an order of another quantity, and offers that change at each of some rows. */
    private static Backtest backtest(long qty, int each) {
        List<Tapes.Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(Tapes.Row.quote(i / 2.0, 1 + i % 2, 99, 100 + i % 7, 101, 5_000 + i / each % 5));
        }
        ParentOrder order = new ParentOrder(Side.BUY, qty, 900 * SECOND, 1_000 * SECOND);
        return new Backtest(
                Tapes.of(rows),
                RunSpec.of(order).withSchedule(new ScheduleSettings(10 * SECOND, StandardCurve.US_EQUITY, 3, 1)));
    }

    private static Awake.Calls calls(String name, boolean isAwake, List<StrategyResult> results) {
        return calls(backtest(), name, isAwake, results);
    }

    private static Awake.Calls calls(Backtest backtest, String name, boolean isAwake, List<StrategyResult> results) {
        Awake.Calls calls = new Awake.Calls();
        StrategySpec spec =
                backtest.spec().strategy(Catalogue.installed().find(name).orElseThrow());
        results.addAll(backtest.runAll(List.of(Awake.of(spec, isAwake, calls))));
        return calls;
    }

    /** A slice is taken at its start, after which nothing is due; the last one fills the order. */
    @Test
    void aScheduleIsFollowedAtItsSlices() {
        for (String name : List.of("twap", "vwap", "twap-jittered", "almgren-chriss", "rest-then-cross")) {
            List<StrategyResult> results = new ArrayList<>();
            assertThat(calls(name, true, results).decisions).as(name).isGreaterThan(150);
            assertThat(calls(name, false, results).decisions).as(name).isBetween(10, 60);
            assertThat(results.get(0).execution().qty()).isEqualTo(500);
            assertThat(results.get(1)).isEqualTo(results.get(0));
        }
    }

    /** The router learns by hypothetical orders alone, 20 times nine seconds before the window; one that holds splits looks itself. */
    @Test
    void warmUpIsLeftToHypotheticalOrders() {
        List<StrategyResult> results = new ArrayList<>();
        assertThat(calls("cont-kukanov", true, results).before).isEqualTo(360);
        assertThat(calls("cont-kukanov", false, results).before).isEqualTo(1);
        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(calls("split-fixed", false, results).before).isGreaterThan(360);
    }

    /** An order that takes at the best price until it is done looks again after what it took, and when the best quotes change. */
    @Test
    void whoDeclinesQuotesWaitsForOthers() {
        for (String name : List.of("best-ask", "cont-kukanov-static-capped", "twap")) {
            List<StrategyResult> results = new ArrayList<>();
            Backtest backtest = backtest(1_000_000, 8);
            int awake = calls(backtest, name, true, results).decisions;
            assertThat(awake).as(name).isGreaterThan(150);
            assertThat(calls(backtest, name, false, results).decisions).as(name).isBetween(10, awake * 6 / 10);
            assertThat(results.get(0).execution().qty()).isPositive();
            assertThat(results.get(1)).isEqualTo(results.get(0));
        }
    }

    /** The volume of others decides what is due, so every print counts. */
    @Test
    void participationIsNeverIdle() {
        List<StrategyResult> results = new ArrayList<>();
        assertThat(calls("pov", false, results).decisions).isEqualTo(calls("pov", true, results).decisions);
        assertThat(results.get(1)).isEqualTo(results.get(0));
    }
}
