package io.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.Replay;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategySpec;
import io.slipway.model.ParentOrder;
import io.slipway.model.SavedState;
import io.slipway.model.Side;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StandardCurve;
import io.slipway.strategy.Strategy;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The size of what a run writes at every commit. */
class OpenStateTest {

    /** The market, which each saves, and what the strategy itself knows. */
    private static final int LARGEST_BYTES = 5 * 1024;

    /** A day's samples of outflow, of which the oldest make room for new ones, at both sides of twelve venues. */
    private static final int LARGEST_BYTES_OF_ESTIMATES = 40 * 1024;

    private static final int LARGEST_BYTES_OF_ALL = 64 * 1024;

    private static final Set<String> ESTIMATING = Set.of("cont-kukanov", "cont-kukanov-estimated", "split-fixed");
    private static final int QUARTERS = 4;
    private static final long SECOND = 1_000_000_000L;

    private final MarketTape tape =
            MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofMinutes(6))));

    private Backtest backtest() {
        ParentOrder order =
                new ParentOrder(Side.BUY, 60_000, tape.firstEventNs() + SECOND, tape.lastEventNs() - SECOND);
        return new Backtest(
                tape,
                RunSpec.of(order)
                        .withSchedule(new ScheduleSettings(2 * SECOND, StandardCurve.US_EQUITY, 3, 1))
                        .withParameters(new StaticParameters(0, 50, 0).toParameters()));
    }

    /** The largest open state in each quarter of the tape, looked at every ten seconds. */
    private int[] largest(Replay replay) {
        int[] largest = new int[QUARTERS];
        long spanNs = tape.lastEventNs() - tape.firstEventNs() + 1;
        long lookNs = tape.firstEventNs();
        while (replay.step()) {
            if (replay.clockNs() >= lookNs) {
                lookNs = replay.clockNs() + 10 * SECOND;
                int quarter = (int) (QUARTERS * (replay.clockNs() - tape.firstEventNs()) / spanNs);
                largest[quarter] = Math.max(largest[quarter], replay.save().open().length);
            }
        }
        return largest;
    }

    @Test
    void theOpenStateOfAllStrategiesTogetherDoesNotGrowWithTheRun() {
        Backtest backtest = backtest();
        List<StrategySpec> all = Catalogue.installed().strategies().stream()
                .map(each -> backtest.spec().strategy(each))
                .toList();
        Replay replay = backtest.start(all);
        int[] largest = largest(replay);
        SavedState end = replay.save();
        assertThat(end.bytes().length - end.open().length)
                .as("bytes of orders and fills")
                .isGreaterThan(300_000);
        assertThat((double) largest[3])
                .as("bytes of the open state by quarter: %s", Arrays.toString(largest))
                .isLessThan(1.05 * Math.max(largest[1], largest[2]));
        assertThat(largest[3]).as("those that estimate outflows share them").isLessThan(LARGEST_BYTES_OF_ALL);
    }

    @Test
    void theOpenStateOfAStrategyIsSmall() {
        Backtest backtest = backtest();
        Map<String, Integer> sizes = new TreeMap<>();
        for (Definition<Strategy> each : Catalogue.installed().strategies()) {
            int[] largest = largest(backtest.start(List.of(backtest.spec().strategy(each))));
            sizes.put(each.name(), Arrays.stream(largest).max().orElseThrow());
        }
        assertThat(sizes).hasSizeGreaterThan(13);
        assertThat(sizes.keySet()).containsAll(ESTIMATING);
        sizes.forEach((name, bytes) -> assertThat(bytes)
                .as(name)
                .isLessThan(ESTIMATING.contains(name) ? LARGEST_BYTES_OF_ESTIMATES : LARGEST_BYTES));
    }
}
