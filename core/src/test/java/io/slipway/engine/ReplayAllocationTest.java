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
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The loop allocates nothing for an event that fills nothing. */
class ReplayAllocationTest {

    private static final int ROWS = 40_000;
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

    @Test
    void allocatesLessThanAByteAnEvent() {
        RunSpec settings = BacktestTest.settings(Rules.standard(), Side.BUY, 1_000_000_000L, 1_000);
        List<Definition<Strategy>> strategies = Rules.standard().strategies();
        Backtest half = new Backtest(tape(ROWS / 2), settings);
        Backtest whole = new Backtest(tape(ROWS), settings);
        allocated(half, strategies);
        allocated(whole, strategies);
        long more = allocated(whole, strategies) - allocated(half, strategies);
        assertThat(more).as("bytes for %s more events", ROWS / 2).isLessThan(ROWS / 2);
    }
}
