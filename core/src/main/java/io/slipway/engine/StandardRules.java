package io.slipway.engine;

import io.slipway.strategy.Definition;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import java.util.List;
import java.util.Optional;

/**
 * The product's own rules: a book is what all venues show now, prints never change it, and every displayed share is filled at most
 * once. Its strategies are those of the {@link Catalogue}.
 */
public record StandardRules() implements Rules {

    @Override
    public String label() {
        return "default";
    }

    @Override
    public List<Definition<Strategy>> strategies() {
        return Catalogue.installed().strategies();
    }

    @Override
    public Optional<Definition<Strategy>> find(String name) {
        return Catalogue.installed().find(name);
    }

    @Override
    public String known() {
        Catalogue catalogue = Catalogue.installed();
        return Rules.super.known() + ", or SCHEDULE:ALLOCATOR of "
                + String.join(",", catalogue.schedules().keySet()) + " and "
                + String.join(",", catalogue.allocators().keySet());
    }

    @Override
    public List<StrategyResult> run(MarketTape tape, RunSpec spec, List<StrategySpec> strategies) {
        return new Replay(tape, spec, strategies).toEnd();
    }

    @Override
    public List<StrategyResult> runWithSteps(MarketTape tape, RunSpec spec, List<StrategySpec> strategies) {
        return new Replay(tape, spec, strategies).keepSteps().toEnd();
    }
}
