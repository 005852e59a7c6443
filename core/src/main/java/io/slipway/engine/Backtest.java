package io.slipway.engine;

import io.slipway.strategy.Definition;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketRows;
import io.slipway.tape.MarketTape;
import java.util.List;

/**
 * Strategies competing for one parent order on one tape. Immutable: runs may go on in several threads at once, each with
 * its own market, and a result depends neither on the threads nor on what else runs.
 */
public final class Backtest {

    private final MarketTape tape;
    private final RunSpec spec;

    /** A backtest of {@code spec} on {@code tape}. */
    public Backtest(MarketTape tape, RunSpec spec) {
        this.tape = tape;
        this.spec = spec;
    }

    /** The run, besides its data. */
    public RunSpec spec() {
        return spec;
    }

    /** The market data. */
    public MarketTape tape() {
        return tape;
    }

    /** Runs the strategies of the spec in one pass over the tape; results in the same order. */
    public List<StrategyResult> run() {
        return runAll(spec.strategies());
    }

    /** Runs the strategies of the spec as {@link #run()} does; child orders have their steps where the rules know of them. */
    public List<StrategyResult> runWithSteps() {
        return spec.rules().runWithSteps(tape, spec, spec.strategies());
    }

    /** Runs {@code strategies} with the spec's parameters and model in one pass over the tape; results in the same order. */
    public List<StrategyResult> run(List<Definition<Strategy>> strategies) {
        return runAll(strategies.stream().map(spec::strategy).toList());
    }

    /** Runs one strategy with each of {@code parameters} in one pass over the tape; results in the same order. */
    public List<StrategyResult> run(Definition<Strategy> strategy, List<Parameters> parameters) {
        return runAll(parameters.stream()
                .map(point ->
                        spec.strategy(strategy).withParameters(spec.parameters().with(point)))
                .toList());
    }

    /** Runs {@code strategies} in one pass over the tape; results in the same order. */
    public List<StrategyResult> runAll(List<StrategySpec> strategies) {
        return spec.rules().run(tape, spec, strategies);
    }

    /**
     * Begins a run that its caller moves on step by step.
     *
     * @throws IllegalArgumentException if the rules have no such run, or the place in the queue is to be exact and the data does not
     *     name orders
     */
    public Replay start(List<StrategySpec> strategies) {
        return startOn(tape, strategies);
    }

    /**
     * Begins a run on rows that need not be there yet, under the spec of this backtest.
     *
     * @param rows the rows, of the publishers of this backtest's tape
     * @throws IllegalArgumentException as {@link #start}
     */
    public Replay startOn(MarketRows rows, List<StrategySpec> strategies) {
        if (!spec.rules().equals(Rules.standard())) {
            throw new IllegalArgumentException(
                    "these rules run as a whole only: rules=" + spec.rules().label());
        }
        return new Replay(rows, spec, strategies);
    }

    /**
     * Goes on with a run on rows that need not be there yet.
     *
     * @param rows the rows from {@link Replay#neededIndex} of the saved run on, or from an earlier one
     * @throws IllegalArgumentException as {@link #resume}
     */
    public Replay resumeOn(MarketRows rows, List<StrategySpec> strategies, byte[] state) {
        Replay run = startOn(rows, strategies);
        run.restore(state);
        return run;
    }

    /**
     * Goes on with a run where {@link Replay#save} left it, bit by bit as if it had never stopped.
     *
     * @param strategies the same as those of the saved run
     * @throws IllegalArgumentException if the state is damaged, or of another tape or other strategies
     */
    public Replay resume(List<StrategySpec> strategies, byte[] state) {
        return resumeOn(tape, strategies, state);
    }
}
