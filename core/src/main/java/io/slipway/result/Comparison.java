package io.slipway.result;

import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Execution;
import io.slipway.tca.Savings;
import io.slipway.tca.Savings.WholeOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The strategy under test against the baselines.
 *
 * @param whole the order, with the marks of what was not filled
 * @param optimized the strategy under test
 * @param names names of the baselines, in the order in which results list them
 * @param baselines executions of the baselines by name, those that ran
 */
public record Comparison(
        WholeOrder whole, StrategyResult optimized, List<String> names, Map<String, Execution> baselines) {

    /** Copies the list. */
    public Comparison {
        names = List.copyOf(names);
    }

    /** Picks the baselines out of {@code results}, and has those that are prices worked out by the rules. */
    public static Comparison of(
            MarketTape tape, RunSpec spec, WholeOrder whole, StrategyResult optimized, List<StrategyResult> results) {
        List<String> names = spec.rules().baselines();
        Map<String, Execution> baselines = new LinkedHashMap<>();
        for (String name : names) {
            Optional<Execution> execution = spec.rules().prices().contains(name)
                    ? spec.rules().price(name, tape, spec)
                    : results.stream()
                            .filter(result -> result.name().equals(name))
                            .map(StrategyResult::execution)
                            .findFirst();
            execution.ifPresent(found -> baselines.put(name, found));
        }
        return new Comparison(whole.in(tape.instrument()), optimized, names, baselines);
    }

    /** Name of the baseline of the headline: the first that ran, else the first. */
    public String headline() {
        return names.stream().filter(baselines::containsKey).findFirst().orElse(names.get(0));
    }

    /** The saving against each of {@link #names}, or why there is none. */
    public Map<String, Savings> savings() {
        return savingsOf(optimized.execution());
    }

    /** The same for another execution of the same order. */
    public Map<String, Savings> savingsOf(Execution execution) {
        Map<String, Savings> savings = new LinkedHashMap<>();
        for (String name : names) {
            Execution baseline = baselines.get(name);
            savings.put(
                    name,
                    baseline == null
                            ? Savings.refused(name + " did not run")
                            : Savings.of(whole, execution, name, baseline));
        }
        return savings;
    }
}
