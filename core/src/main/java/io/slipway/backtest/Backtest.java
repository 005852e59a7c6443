package io.slipway.backtest;

import io.slipway.market.MarketTape;
import io.slipway.market.MarketView;
import io.slipway.route.StaticParameters;
import io.slipway.tca.Benchmarks;
import io.slipway.tca.SnapshotSums;
import java.util.ArrayList;
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
        return replay(strategies, strategies.stream().map(strategy -> settings).toList());
    }

    /**
     * Runs strategies, each with its own parameters, in one pass over the tape; results in the same order.
     *
     * @throws IndexOutOfBoundsException if there are fewer parameters than strategies
     */
    public List<StrategyResult> run(List<Strategy> strategies, List<StaticParameters> parameters) {
        return replay(
                strategies, parameters.stream().map(settings::withParameters).toList());
    }

    /** Runs one strategy with each of {@code parameters} in one pass over the tape; results in the same order. */
    public List<StrategyResult> run(Strategy strategy, List<StaticParameters> parameters) {
        return replay(
                parameters.stream().map(point -> strategy).toList(),
                parameters.stream().map(settings::withParameters).toList());
    }

    private List<StrategyResult> replay(List<Strategy> strategies, List<BacktestSettings> settingsOfEach) {
        MarketView market = new MarketView(tape.publisherIds());
        MarketView known = settings.latency().isFeedImmediate() ? market : new MarketView(tape.publisherIds());
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            scenarios.add(new Scenario(settingsOfEach.get(i), strategies.get(i), sums, market, known));
        }
        Replay replay = new Replay(tape, settings, market, known);
        if (settings.profile() == Profile.TRIAL) {
            replay.snapshots(scenarios);
        } else {
            replay.rows(scenarios);
        }
        List<StrategyResult> results = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            results.add(StrategyResult.of(strategies.get(i), settings.order(), scenarios.get(i)));
        }
        return results;
    }
}
