package io.slipway.strategies.resting;

import io.slipway.model.ParentOrder;
import io.slipway.strategies.allocation.BestPriceAllocator;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategy.Definition;
import io.slipway.strategy.PlacementRule;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.StrategySetup;

/** The strategies that rest orders. */
public final class RestingStrategies {

    /** Equal parts at the best quotes. */
    public static final Definition<Strategy> REST_THEN_CROSS = Definition.of(
            "rest-then-cross",
            "twap slices that rest at the near touch in equal parts, then take the remaining quantity",
            setup -> resting(setup, new EqualRest()));

    /** Cont and Kukanov's model. */
    public static final Definition<Strategy> CONT_KUKANOV = Definition.<Strategy>of(
                    "cont-kukanov",
                    "twap slices split by Cont and Kukanov's model into shares to take now and shares to rest",
                    setup -> resting(setup, new ContKukanovRule(setup, Schedules.restNs(setup), false)))
            .withParameters(StaticParameters.DEFINITIONS);

    /** The same with {@code lambda_under} estimated. */
    public static final Definition<Strategy> CONT_KUKANOV_ESTIMATED = Definition.<Strategy>of(
                    "cont-kukanov-estimated",
                    "cont-kukanov with lambda_under estimated from the data received so far",
                    setup -> resting(setup, new ContKukanovRule(setup, Schedules.restNs(setup), true)))
            .withParameters(StaticParameters.DEFINITIONS);

    private RestingStrategies() {}

    private static Strategy resting(StrategySetup setup, PlacementRule rule) {
        ParentOrder order = setup.order();
        RestingStrategy.RestPeriods periods = new RestingStrategy.RestPeriods(
                order.startNs(), setup.schedule().sliceNs(), Schedules.restNs(setup), order.endNs());
        return new RestingStrategy(
                Schedules.twapSlices(setup), periods, rule, new BestPriceAllocator(), setup.venues());
    }
}
