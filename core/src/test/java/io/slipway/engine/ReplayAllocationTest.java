package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.slipway.engine.Tapes.Row;
import io.slipway.model.Side;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The loop allocates nothing for an event that fills nothing. */
class ReplayAllocationTest {

    private static final int ROWS = 10_000 * Integer.getInteger("slipway.times", 1);
    private static final Set<String> FORECASTING = Set.of("cont-kukanov", "cont-kukanov-estimated", "split-fixed");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Quotes of one spread at two venues, whose sizes only fall, so that nothing can be filled after the start. */
    private static MarketTape tape(int rows) {
        SplittableRandom random = new SplittableRandom(6);
        List<Row> tape = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            long size = 2L * ROWS - i;
            tape.add(Row.quote(1 + i * 1e-3, 1 + random.nextInt(2), 99, size, 101, size));
        }
        return Tapes.of(tape);
    }

    private static long allocated(Backtest backtest, List<Definition<Strategy>> strategies) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        backtest.run(strategies);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /**
     * Those that forecast fills follow hypothetical orders, some of which begin every few seconds: they allocate by time, here a byte
     * an event.
     */
    @Test
    void allocatesLessThanATenthOfAByteAnEventButForForecasts() {
        RunSpec settings = BacktestTest.settings(Rules.standard(), Side.BUY, 1_000_000_000L, 1_000);
        Backtest half = new Backtest(tape(ROWS / 2), settings);
        Backtest whole = new Backtest(tape(ROWS), settings);
        for (Definition<Strategy> each : Rules.standard().strategies()) {
            List<Definition<Strategy>> strategy = List.of(each);
            allocated(half, strategy);
            allocated(whole, strategy);
            long more = allocated(whole, strategy) - allocated(half, strategy);
            assertThat(more)
                    .as("bytes for %s more events: %s", ROWS / 2, each.name())
                    .isLessThan(FORECASTING.contains(each.name()) ? 5L * ROWS / 8 : ROWS / 20);
        }
    }
}
