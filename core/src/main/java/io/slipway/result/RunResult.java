package io.slipway.result;

import io.slipway.engine.Backtest;
import io.slipway.engine.BacktestSettings;
import io.slipway.engine.Contender;
import io.slipway.engine.Strategy;
import io.slipway.engine.StrategyResult;
import io.slipway.search.SearchResult;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.survey.TapeSurvey;
import io.slipway.tape.MarketTape;
import io.slipway.tca.ExecutedOrder;
import io.slipway.tca.GivenPrices;
import io.slipway.tca.Tca;
import io.slipway.tca.TcaSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The complete result of one run.
 *
 * @param tape the market data it ran on
 * @param settings what all strategies shared, with the parameters that {@code comparison} used
 * @param strategies what each strategy did
 * @param comparison the strategy under test against the baselines
 * @param tca the costs of each strategy
 * @param survey counts of the market data
 * @param search the parameter search that chose the parameters, or null when they were given
 */
public record RunResult(
        MarketTape tape,
        BacktestSettings settings,
        List<StrategyResult> strategies,
        Comparison comparison,
        Tca tca,
        TapeSurvey survey,
        @Nullable SearchResult search) {

    /** Copies the list. */
    public RunResult {
        strategies = List.copyOf(strategies);
    }

    /**
     * Runs the strategies with the given parameters and compares them.
     *
     * @param backtest the tape and what all strategies share
     * @param strategies what to run, in the order of the results
     * @param underTest the one to compare with the baselines
     */
    public static RunResult of(Backtest backtest, List<Strategy> strategies, Strategy underTest, GivenPrices given) {
        return of(backtest, strategies, underTest, backtest.settings().parameters(), null, given);
    }

    /**
     * Runs the strategies and compares them: the one under test with the parameters that a search found, which are those of
     * {@code backtest}, the others with parameters that nobody chose on this data.
     */
    public static RunResult ofSearch(
            Backtest backtest,
            List<Strategy> strategies,
            Strategy underTest,
            StaticParameters others,
            SearchResult search,
            GivenPrices given) {
        return of(backtest, strategies, underTest, others, search, given);
    }

    private static RunResult of(
            Backtest backtest,
            List<Strategy> strategies,
            Strategy underTest,
            StaticParameters others,
            @Nullable SearchResult search,
            GivenPrices given) {
        List<Strategy> all = new ArrayList<>(strategies);
        if (!all.contains(underTest)) {
            all.add(0, underTest);
        }
        StaticParameters tested = backtest.settings().parameters();
        List<StrategyResult> results = backtest.runAll(all.stream()
                .map(strategy -> new Contender(
                        strategy, backtest.settings().withParameters(strategy.equals(underTest) ? tested : others)))
                .toList());
        StrategyResult optimized = results.get(all.indexOf(underTest));
        return new RunResult(
                backtest.tape(),
                backtest.settings(),
                results,
                Comparison.of(backtest, optimized, results),
                Tca.of(
                        backtest.tape(),
                        spec(backtest, given),
                        results.stream().map(RunResult::executed).toList(),
                        backtest.sums()),
                TapeSurvey.of(backtest.tape()),
                search);
    }

    private static TcaSpec spec(Backtest backtest, GivenPrices given) {
        BacktestSettings settings = backtest.settings();
        return new TcaSpec(
                settings.order(),
                settings.fees(),
                settings.pace().participation(),
                given,
                settings.conditions().impact());
    }

    private static ExecutedOrder executed(StrategyResult result) {
        return new ExecutedOrder(result.name(), result.execution(), result.fills(), result.orders());
    }

    /** The parameters of the strategy under test. */
    public StaticParameters parameters() {
        return settings.parameters();
    }

    /** Parameters that the search found to change nothing. */
    public List<String> deadParameters() {
        return search == null ? List.of() : search.dead();
    }
}
