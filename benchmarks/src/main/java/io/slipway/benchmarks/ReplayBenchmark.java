package io.slipway.benchmarks;

import io.slipway.engine.Backtest;
import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one pass over an hour of synthetic market with the four standard strategies. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReplayBenchmark {

    private final MarketTape tape =
            MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofHours(1))));
    private Backtest backtest = backtest(1);

    private Backtest backtest(long qty) {
        ParentOrder order = new ParentOrder(Side.BUY, qty, tape.firstEventNs(), tape.lastEventNs());
        return new Backtest(tape, RunSpec.of(order));
    }

    /** An order so large that no strategy is done before the tape ends. */
    @Setup
    public void makeOrder() {
        backtest = backtest(1_000_000_000L);
        System.out.printf("%nevents of one pass: %,d%n", tape.size());
    }

    /** One pass. */
    @Benchmark
    public List<StrategyResult> replay() {
        return backtest.run(Rules.standard().standardStrategies());
    }
}
