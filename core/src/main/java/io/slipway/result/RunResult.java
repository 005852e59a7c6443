package io.slipway.result;

import io.slipway.engine.Backtest;
import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.StrategySpec;
import io.slipway.search.SearchResult;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Strategy;
import io.slipway.survey.TapeSurvey;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Tca;
import io.slipway.tca.benchmark.GivenPrices;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The complete result of one run.
 *
 * @param tape the market data it ran on
 * @param spec the run, with the parameters that {@code comparison} used
 * @param strategies what each strategy did
 * @param comparison the strategy under test against the baselines
 * @param tca the costs of each strategy
 * @param survey counts of the market data
 * @param chart quotes around the order, for charts
 * @param search the parameter search that chose the parameters, or null when they were given
 */
public record RunResult(
        MarketTape tape,
        RunSpec spec,
        List<StrategyResult> strategies,
        Comparison comparison,
        Tca tca,
        TapeSurvey survey,
        MarketChart chart,
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
    public static RunResult of(
            Backtest backtest,
            List<Definition<Strategy>> strategies,
            Definition<Strategy> underTest,
            GivenPrices given) {
        return of(backtest, strategies, underTest, backtest.spec().parameters(), null, given);
    }

    /**
     * Runs the strategies as {@link #of(Backtest, List, Definition, GivenPrices)} does, and measures the market meanwhile.
     *
     * @param beside work on another thread; the result does not depend on it
     */
    public static RunResult of(
            Backtest backtest,
            List<Definition<Strategy>> strategies,
            Definition<Strategy> underTest,
            GivenPrices given,
            Executor beside) {
        RunSpec spec = competition(backtest.spec(), strategies, underTest);
        MarketMeasure market = MarketMeasure.begin(backtest.tape(), spec, given, beside);
        return market.with(new Backtest(backtest.tape(), spec).runWithSteps(), null);
    }

    /**
     * Compares strategies that have run already, as {@link #of(Backtest, List, Definition, GivenPrices)} compares those that it runs.
     *
     * @param market the market of a run from {@link #competition}
     * @param results what the strategies of that run did on the rows of the tape
     */
    public static RunResult ofResults(MarketMeasure market, List<StrategyResult> results) {
        return market.with(withSteps(market.tape(), market.spec(), results), null);
    }

    /**
     * The results with the steps of their child orders: as they are if they have them, else from a second run on the same rows, unless
     * that one differs.
     */
    private static List<StrategyResult> withSteps(MarketTape tape, RunSpec spec, List<StrategyResult> results) {
        if (results.stream().allMatch(RunResult::keptSteps)) {
            return results;
        }
        List<StrategyResult> again = new Backtest(tape, spec).runWithSteps();
        boolean equal = again.stream()
                .map(StrategyResult::withoutSteps)
                .toList()
                .equals(results.stream().map(StrategyResult::withoutSteps).toList());
        return equal ? again : results;
    }

    /** True if the run kept steps of its orders, which it does from its first or not at all. */
    private static boolean keptSteps(StrategyResult result) {
        return result.orders().isEmpty()
                || result.orders().stream().anyMatch(order -> !order.steps().isEmpty());
    }

    /** The run of strategies, with the one under test among them, each with the parameters of {@code spec}. */
    public static RunSpec competition(
            RunSpec spec, List<Definition<Strategy>> strategies, Definition<Strategy> underTest) {
        return competition(spec, strategies, underTest, spec.parameters());
    }

    /**
     * Runs the strategies and compares them: the one under test with the parameters that a search found, which are those of
     * {@code backtest}, the others with parameters that nobody chose on this data.
     */
    public static RunResult ofSearch(
            Backtest backtest,
            List<Definition<Strategy>> strategies,
            Definition<Strategy> underTest,
            Parameters others,
            SearchResult search,
            GivenPrices given) {
        return of(backtest, strategies, underTest, others, search, given);
    }

    private static RunResult of(
            Backtest backtest,
            List<Definition<Strategy>> strategies,
            Definition<Strategy> underTest,
            Parameters others,
            @Nullable SearchResult search,
            GivenPrices given) {
        RunSpec spec = competition(backtest.spec(), strategies, underTest, others);
        return MarketMeasure.inOnePass(backtest.tape(), spec, given)
                .with(new Backtest(backtest.tape(), spec).runWithSteps(), search);
    }

    private static RunSpec competition(
            RunSpec tuned, List<Definition<Strategy>> strategies, Definition<Strategy> underTest, Parameters others) {
        List<Definition<Strategy>> all = new ArrayList<>(strategies);
        if (all.stream().noneMatch(each -> each.name().equals(underTest.name()))) {
            all.add(0, underTest);
        }
        RunSpec untuned = tuned.withParameters(others);
        return tuned.withUnderTest(underTest.name())
                .withSpecs(all.stream()
                        .map(each ->
                                each.name().equals(underTest.name()) ? tuned.strategy(each) : untuned.strategy(each))
                        .toList());
    }

    static double participation(Parameters given) {
        ParameterDef rate = Schedules.PARTICIPATION;
        return given.completed(List.of(rate)).value(rate.name());
    }

    /** The rate of the participation-weighted price, the same as that of the schedule which keeps to a rate. */
    public double participation() {
        return participation(spec.parameters());
    }

    /** The parameters of the strategy under test. */
    public Parameters parameters() {
        return strategy(spec.underTest()).parameters();
    }

    /**
     * A strategy of the run with its parameters.
     *
     * @throws java.util.NoSuchElementException if none has this name
     */
    public StrategySpec strategy(String name) {
        return spec.strategies().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Parameters that the search found to change nothing. */
    public List<String> deadParameters() {
        return search == null ? List.of() : search.dead();
    }
}
