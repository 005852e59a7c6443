package io.slipway.engine;

import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Benchmarks;
import io.slipway.tca.SnapshotSums;
import java.util.List;

/**
 * Strategies competing for one parent order on one tape. Immutable: runs may go on in several threads at once, each with
 * its own market and scenarios, and a result depends neither on the threads nor on what else runs.
 */
public final class Backtest {

    private final MarketTape tape;
    private final BacktestSettings settings;
    private final SnapshotSums sums;

    /** A backtest of {@code settings} on {@code tape}. */
    public Backtest(MarketTape tape, BacktestSettings settings) {
        this.tape = tape;
        this.settings = settings;
        this.sums = SnapshotSums.of(tape, settings.order(), settings.sliceNs());
    }

    /** What all strategies share. */
    public BacktestSettings settings() {
        return settings;
    }

    /** The market data. */
    public MarketTape tape() {
        return tape;
    }

    /** Sums over the window's snapshots. */
    public SnapshotSums sums() {
        return sums;
    }

    /** Benchmark prices of the window. */
    public Benchmarks benchmarks() {
        return Benchmarks.of(tape, settings.order(), sums);
    }

    /** Runs all {@code strategies} in one pass over the tape; results in the same order. */
    public List<StrategyResult> run(List<Strategy> strategies) {
        return runAll(strategies.stream()
                .map(strategy -> new Contender(strategy, settings))
                .toList());
    }

    /** Runs one strategy with each of {@code parameters} in one pass over the tape; results in the same order. */
    public List<StrategyResult> run(Strategy strategy, List<StaticParameters> parameters) {
        return runAll(parameters.stream()
                .map(point -> new Contender(strategy, settings.withParameters(point)))
                .toList());
    }

    /** Runs all {@code contenders} in one pass over the tape; results in the same order. */
    public List<StrategyResult> runAll(List<Contender> contenders) {
        if (settings.profile() == Profile.TRIAL) {
            return SnapshotReplay.run(tape, settings.order(), sums, contenders);
        }
        Replay run = start(contenders);
        boolean more = true;
        while (more) {
            more = run.step();
        }
        return run.results();
    }

    /**
     * Begins a run that its caller moves on step by step.
     *
     * @throws IllegalArgumentException if a contender has another order or profile, the profile is the trial's, or the place in
     *     the queue is to be exact and the data does not name orders
     */
    public Replay start(List<Contender> contenders) {
        for (Contender contender : contenders) {
            BacktestSettings of = contender.settings();
            if (!of.order().equals(settings.order()) || of.profile() == Profile.TRIAL) {
                throw new IllegalArgumentException("contenders share order and profile: contender=" + contender);
            }
        }
        contenders.forEach(contender -> contender.settings().conditions().checkedAgainst(tape));
        return new Replay(tape, settings.order(), sums, contenders);
    }

    /**
     * Goes on with a run where {@link Replay#save} left it, bit by bit as if it had never stopped.
     *
     * @param contenders the same as those of the saved run
     * @throws IllegalArgumentException if the state is damaged, or of another tape or other strategies
     */
    public Replay resume(List<Contender> contenders, byte[] state) {
        Replay run = start(contenders);
        run.restore(state);
        return run;
    }
}
