package io.slipway.benchmarks;

import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.StrategySpec;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Market events a microsecond that one thread replays for runs of one strategy, over an hour of synthetic market of twelve venues,
 * of which all is replayed as the order ends later. {@code twap} takes a thousand shares a minute and then waits; the others want
 * more than there is, so that they decide at every event. The compiler needs some twenty seconds until the figures are steady, and
 * a collector with threads of its own would take a core from a machine that has two.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
public class StrategyBenchmark {

    private static final long MORE_THAN_IS_SHOWN = 1_000_000_000L;
    private static final long A_THOUSAND_A_MINUTE = 70_000;
    private static final long TEN_MINUTES_NS = 600_000_000_000L;

    @Param({"twap", "best-ask", "cont-kukanov"})
    private String strategy = "twap";

    @Param({"1", "64"})
    private int runs = 1;

    private final MarketTape tape =
            MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofHours(1))));

    private List<StrategySpec> strategies = List.of();
    private Backtest backtest = new Backtest(tape, RunSpec.of(order(1)));

    /** Counts the events. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Events {
        /** Rows of the market that were replayed. */
        public long events;
    }

    private ParentOrder order(long qty) {
        return new ParentOrder(Side.BUY, qty, tape.firstEventNs(), tape.lastEventNs() + TEN_MINUTES_NS);
    }

    /** An order that is not done before the tape ends. */
    @Setup
    public void makeOrder() {
        RunSpec spec = RunSpec.of(order(strategy.equals("twap") ? A_THOUSAND_A_MINUTE : MORE_THAN_IS_SHOWN));
        strategies = Collections.nCopies(
                runs, spec.strategy(Catalogue.installed().find(strategy).orElseThrow()));
        backtest = new Backtest(tape, spec);
    }

    /** One pass for all runs. */
    @Benchmark
    public List<StrategyResult> replay(Events counter) {
        counter.events += tape.size();
        return backtest.runAll(strategies);
    }
}
