package io.slipway.engine;

import io.slipway.model.FeeTable;
import io.slipway.model.ParentOrder;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import java.util.List;

/**
 * All that says how a run is made, besides its data. Immutable.
 *
 * <pre>{@code
 * RunSpec spec = RunSpec.of(order).withStrategies(List.of(mine, twap));
 * List<StrategyResult> results = new Backtest(tape, spec).run();
 * }</pre>
 *
 * @param order the parent order, whose window is the horizon
 * @param rules the rules of the replay
 * @param fees fees by venue
 * @param schedule settings that schedules share
 * @param model latency, queue and other assumptions, for strategies that have none of their own
 * @param parameters parameters that were given, by name; each strategy takes those that it declares
 * @param strategies the strategies to run, in the order of the results
 * @param underTest name of the strategy that a search tunes and a headline is about; empty for the first
 */
public record RunSpec(
        ParentOrder order,
        Rules rules,
        FeeTable fees,
        ScheduleSettings schedule,
        ExecutionModel model,
        Parameters parameters,
        List<StrategySpec> strategies,
        String underTest) {

    /** The usual length of a slice, one minute. */
    private static final long USUAL_SLICE_NS = 60_000_000_000L;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the rules take no execution model and get one
     */
    public RunSpec {
        strategies = List.copyOf(strategies);
        if (!rules.takesExecutionModel() && !model.equals(ExecutionModel.DEFAULT)) {
            throw new IllegalArgumentException(
                    "these rules take no execution model: rules=" + rules.label() + ", model=" + model);
        }
    }

    /** The default rules, no fees, slices of a minute, no latency, and no strategy yet. */
    public static RunSpec of(ParentOrder order) {
        return new RunSpec(
                order,
                Rules.standard(),
                FeeTable.FREE,
                ScheduleSettings.ofSlices(USUAL_SLICE_NS),
                ExecutionModel.DEFAULT,
                Parameters.NONE,
                List.of(),
                "");
    }

    /** A strategy with the parameters and the execution model of this run. */
    public StrategySpec strategy(Definition<Strategy> definition) {
        return new StrategySpec(definition, parameters, model);
    }

    /** The strategies, each with the parameters and the execution model of this run. */
    public RunSpec withStrategies(List<Definition<Strategy>> definitions) {
        return withSpecs(definitions.stream().map(this::strategy).toList());
    }

    /** The same with other strategies. */
    public RunSpec withSpecs(List<StrategySpec> newStrategies) {
        return new RunSpec(order, rules, fees, schedule, model, parameters, newStrategies, underTest);
    }

    /** The same with another strategy under test. */
    public RunSpec withUnderTest(String name) {
        return new RunSpec(order, rules, fees, schedule, model, parameters, strategies, name);
    }

    /** The same with other parameters, for strategies that are added later. */
    public RunSpec withParameters(Parameters newParameters) {
        return new RunSpec(order, rules, fees, schedule, model, newParameters, strategies, underTest);
    }

    /** The same for another order. */
    public RunSpec withOrder(ParentOrder newOrder) {
        return new RunSpec(newOrder, rules, fees, schedule, model, parameters, strategies, underTest);
    }

    /** The same under other rules. */
    public RunSpec withRules(Rules newRules) {
        return new RunSpec(order, newRules, fees, schedule, model, parameters, strategies, underTest);
    }

    /** The same with other fees. */
    public RunSpec withFees(FeeTable newFees) {
        return new RunSpec(order, rules, newFees, schedule, model, parameters, strategies, underTest);
    }

    /** The same with other schedule settings. */
    public RunSpec withSchedule(ScheduleSettings newSchedule) {
        return new RunSpec(order, rules, fees, newSchedule, model, parameters, strategies, underTest);
    }

    /** The same with another execution model, for strategies that are added later. */
    public RunSpec withModel(ExecutionModel newModel) {
        return new RunSpec(order, rules, fees, schedule, newModel, parameters, strategies, underTest);
    }

    /** The same with another latency, for strategies that are added later. */
    public RunSpec withLatency(Latency newLatency) {
        return withModel(model.withLatency(newLatency));
    }

    /** Length of a slice, in ns. */
    public long sliceNs() {
        return schedule.sliceNs();
    }

    /** The latency of market data, orders and reports. */
    public Latency latency() {
        return model.latency();
    }
}
