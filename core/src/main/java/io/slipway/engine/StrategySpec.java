package io.slipway.engine;

import io.slipway.strategy.Definition;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Strategy;

/**
 * One strategy of a run, with its parameters and the execution model that it is run under.
 *
 * @param definition the strategy
 * @param parameters values of the parameters that it declares, and of no other
 * @param model the execution model
 */
public record StrategySpec(Definition<Strategy> definition, Parameters parameters, ExecutionModel model) {

    /**
     * Completes the parameters by the defaults and leaves out those that the strategy does not declare.
     *
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public StrategySpec {
        parameters = parameters.completed(definition.parameters());
    }

    /** The strategy's name. */
    public String name() {
        return definition.name();
    }

    /** The same with other parameters. */
    public StrategySpec withParameters(Parameters newParameters) {
        return new StrategySpec(definition, newParameters, model);
    }

    /** The same under another execution model. */
    public StrategySpec withModel(ExecutionModel newModel) {
        return new StrategySpec(definition, parameters, newModel);
    }
}
