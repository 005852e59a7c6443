package io.slipway.config.spec;

import io.slipway.config.OrderSettings;
import io.slipway.config.Setting;
import io.slipway.config.StrategySettings;
import io.slipway.engine.Backtest;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.model.Money;
import io.slipway.result.MarketMeasure;
import io.slipway.result.RunResult;
import io.slipway.search.Objective;
import io.slipway.search.PointFunction;
import io.slipway.search.SearchListener;
import io.slipway.search.SearchResult;
import io.slipway.search.SearchRunner;
import io.slipway.search.SearchSpec;
import io.slipway.strategy.Parameters;
import io.slipway.tape.MarketTape;
import io.slipway.tca.OrderCost;
import io.slipway.tca.OrderPass;
import io.slipway.tca.benchmark.GivenPrices;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A run and the configuration that made it. The only way to get one is to run the configuration, so the two cannot differ.
 *
 * <pre>{@code
 * RunConfig config = RunConfig.of(Settings.parse(Command.BACKTEST, Map.of("qty", "2000")));
 * ConfiguredRun run = ConfiguredRun.backtest(tape, config, new Origin("1.0", "file:quotes.csv"));
 * RunDirectoryWriter.write(directory, run);
 * }</pre>
 */
public final class ConfiguredRun {

    private final RunConfig config;
    private final RunResult result;
    private final Origin origin;

    private ConfiguredRun(RunConfig config, RunResult result, Origin origin) {
        this.config = config;
        this.result = result;
        this.origin = origin;
    }

    /** Runs the strategies with the parameters given. */
    public static ConfiguredRun backtest(MarketTape tape, RunConfig config, Origin origin) {
        RunConfig resolved = config.resolved(tape);
        Backtest backtest = new Backtest(tape, resolved.spec(tape, resolved.parameters()));
        RunResult result = RunResult.of(backtest, resolved.strategies(), resolved.underTest(), given(resolved));
        return new ConfiguredRun(resolved, result, origin);
    }

    /**
     * Runs the strategies as {@link #backtest(MarketTape, RunConfig, Origin)} does, and measures the market meanwhile.
     *
     * @param beside work on another thread; the result does not depend on it
     */
    public static ConfiguredRun backtest(MarketTape tape, RunConfig config, Origin origin, Executor beside) {
        RunConfig resolved = config.resolved(tape);
        Backtest backtest = new Backtest(tape, resolved.spec(tape, resolved.parameters()));
        RunResult result = RunResult.of(backtest, resolved.strategies(), resolved.underTest(), given(resolved), beside);
        return new ConfiguredRun(resolved, result, origin);
    }

    /** The run of the strategies with the parameters given, to be run elsewhere on the rows of the tape as they arrive. */
    public static Backtest plan(MarketTape tape, RunConfig config) {
        RunConfig resolved = config.streamed().resolved(tape);
        RunSpec spec = resolved.spec(tape, resolved.parameters());
        return new Backtest(tape, RunResult.competition(spec, resolved.strategies(), resolved.underTest()));
    }

    /**
     * A run whose strategies are run elsewhere on the rows of the tape.
     *
     * @param executor measures the market meanwhile; the result does not depend on it
     */
    public static Streamed streamed(MarketTape tape, RunConfig config, Executor executor) {
        RunConfig resolved = config.streamed().resolved(tape);
        RunSpec spec = plan(tape, config).spec();
        return new Streamed(resolved, MarketMeasure.begin(tape, spec, given(resolved), executor));
    }

    /** A run whose strategies are run elsewhere, before they have run. */
    public static final class Streamed {

        private final RunConfig config;
        private final MarketMeasure market;

        private Streamed(RunConfig config, MarketMeasure market) {
            this.config = config;
            this.market = market;
        }

        /**
         * Takes strategies that have run for a run of them.
         *
         * @param results what the strategies of {@link ConfiguredRun#plan} did
         */
        public ConfiguredRun with(Origin origin, List<StrategyResult> results) {
            return new ConfiguredRun(config, RunResult.ofResults(market, results), origin);
        }
    }

    /**
     * Searches the parameters of the strategy under test, then runs it with the best point and the others with their defaults.
     *
     * @param executor of the search; the result does not depend on it
     */
    public static ConfiguredRun tune(
            MarketTape tape, RunConfig config, Origin origin, Executor executor, SearchListener listener) {
        RunConfig resolved = config.resolved(tape);
        Parameters first = resolved.parameters(resolved.space().first());
        Backtest search = new Backtest(tape, resolved.spec(tape, first));
        SearchResult found = search(search, resolved, executor, listener);
        Parameters best = resolved.parameters(found.best().point());
        RunResult result = RunResult.ofSearch(
                new Backtest(tape, resolved.spec(tape, best)),
                resolved.strategies(),
                resolved.underTest(),
                resolved.parameters(Parameters.NONE),
                found,
                given(resolved));
        return new ConfiguredRun(resolved, result, origin);
    }

    private static SearchResult search(
            Backtest backtest, RunConfig config, Executor executor, SearchListener listener) {
        Objective objective = config.settings().get(StrategySettings.OBJECTIVE).objective(() -> prices(backtest));
        PointFunction function = PointFunction.of(
                backtest,
                point -> backtest.spec().strategy(config.underTest()).withParameters(config.parameters(point)),
                objective);
        return new SearchRunner(function, executor, listener)
                .run(new SearchSpec(
                        config.space(),
                        config.settings().get(StrategySettings.SEARCH),
                        config.settings().get(StrategySettings.POINTS).intValue(),
                        config.seed(),
                        objective.name(),
                        config.untuned()));
    }

    private static OrderCost prices(Backtest backtest) {
        RunSpec spec = backtest.spec();
        return OrderPass.over(backtest.tape(), List.of(spec.order()), spec.fees())
                .prices(0);
    }

    private static GivenPrices given(RunConfig config) {
        return GivenPrices.of(price(config, OrderSettings.DECISION_PRICE), price(config, OrderSettings.PREVIOUS_CLOSE));
    }

    private static @Nullable BigDecimal price(RunConfig config, Setting<Long> setting) {
        return config.settings().find(setting).map(Money::toDecimal).orElse(null);
    }

    /** The configuration, with everything spelled out that depends on the data. */
    public RunConfig config() {
        return config;
    }

    /** The result. */
    public RunResult result() {
        return result;
    }

    /** The program and the source of the data. */
    public Origin origin() {
        return origin;
    }
}
