package io.slipway.engine;

import io.slipway.strategy.Definition;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.Trait;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The rules that a backtest follows, and the strategies that can be run under them. All that differs between sets of rules is
 * asked of this type; nothing else decides by which set it is. Implementations are found by {@link ServiceLoader}.
 */
public interface Rules {

    /** The product's own rules. */
    static Rules standard() {
        return new StandardRules();
    }

    /** The name on the command line and in results. */
    String label();

    /** All strategies that have a name of their own, in the order in which they are listed. */
    List<Definition<Strategy>> strategies();

    /** The strategy of a name, if there is one under these rules. */
    Optional<Definition<Strategy>> find(String name);

    /** All that {@link #find} finds, for a person who asked for another. */
    default String known() {
        return String.join(",", strategies().stream().map(Definition::name).toList());
    }

    /**
     * Runs strategies in one pass over the tape.
     *
     * @return results in the same order
     */
    List<StrategyResult> run(MarketTape tape, RunSpec spec, List<StrategySpec> strategies);

    /**
     * Runs strategies as {@link #run} does, and keeps the steps of their child orders where these rules know of them.
     *
     * @return the same results, in which each order may have its steps
     */
    default List<StrategyResult> runWithSteps(MarketTape tape, RunSpec spec, List<StrategySpec> strategies) {
        return run(tape, spec, strategies);
    }

    /** True if latency, queues, refills and fees by venue can be set, and many orders can be studied. */
    default boolean takesExecutionModel() {
        return true;
    }

    /** The strategies that run when none are asked for. */
    default List<Definition<Strategy>> standardStrategies() {
        return strategies().stream()
                .filter(strategy -> strategy.has(Trait.STANDARD))
                .toList();
    }

    /**
     * Names of what the strategy under test is compared with, in the order of results: strategies, the first of which
     * is that of the headline, and prices.
     */
    default List<String> baselines() {
        List<String> names = new ArrayList<>(strategies().stream()
                .filter(strategy -> strategy.has(Trait.BASELINE))
                .map(Definition::name)
                .toList());
        names.addAll(prices());
        return names;
    }

    /** Names of baselines that are prices worked out afterwards and not strategies. */
    default Set<String> prices() {
        return Set.of();
    }

    /** The order at one of {@link #prices}, if the data has it. */
    default Optional<Execution> price(String name, MarketTape tape, RunSpec spec) {
        return Optional.empty();
    }

    /** True if every snapshot counts as fresh liquidity, so that a displayed share can be filled again and again. */
    default boolean reusesLiquidity() {
        return false;
    }

    /** True if savings count what a strategy left at its mark; else only equal quantities are compared. */
    default boolean comparesMarked() {
        return true;
    }

    /**
     * The rules of a {@link #label}.
     *
     * @throws IllegalArgumentException if there are none
     */
    static Rules parse(String label) {
        List<String> known = new ArrayList<>();
        for (Rules rules : ServiceLoader.load(Rules.class)) {
            if (rules.label().equals(label)) {
                return rules;
            }
            known.add(rules.label());
        }
        throw new IllegalArgumentException(
                "unknown profile: profile=" + label + ", expected " + String.join(" or ", known));
    }
}
