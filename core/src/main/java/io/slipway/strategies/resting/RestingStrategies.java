package io.slipway.strategies.resting;

import io.slipway.model.ParentOrder;
import io.slipway.strategies.allocation.BestPriceAllocator;
import io.slipway.strategies.allocation.CheapestAtBest;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.strategy.PlacementRule;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.StrategySetup;
import java.util.List;

/** The strategies that rest orders. */
public final class RestingStrategies {

    /** The deadline of a slice; nine tenths of it, as of the other strategies that rest. */
    private static final ParameterDef DEADLINE = ParameterDef.ratio(
                    "deadline", "0.9", "part of a slice after which what is left is taken")
            .searched("0.5", "0.7", "0.9");

    /** The delay of a move. A tenth of a second outlasts most flickers of a quote, and costs little where the price has moved. */
    private static final ParameterDef REPEG_DELAY = ParameterDef.seconds(
                    "repeg_delay", "0.1", "time off the best price after which resting orders move to it")
            .searched("0", "0.1", "1");

    /**
     * The time by which shares rest early: over-booking of a slice with shares of later ones, so none is sent that is not wanted.
     * The router's default was chosen on a synthetic day, where three slices are no better than one.
     */
    private static final ParameterDef AHEAD = ParameterDef.number(
                    "ahead", "0", "slices before it is due for which a share may rest; it is not taken before")
            .between("0", "1000")
            .searched("0", "1", "3");

    /** The largest order beside a queue. No limit unless asked for, so that all of a slice rests. */
    private static final ParameterDef QUEUE_CAP = ParameterDef.number(
                    "queue_cap", "0", "most that rests at a venue, in sizes displayed there; 0 is no limit")
            .searched("0", "0.5", "1");

    /** The splits in a held mean; as many as the horizons that the router itself learns from before it begins. */
    private static final ParameterDef SPLIT_SLICES = ParameterDef.count(
                    "split_slices", "20", "slices before the order of which the mean split is taken")
            .between("1", "1000");

    /**
     * The parameters of the router. Resting orders follow the quote, so a missing share costs little more than taking it later: half a
     * cent of spread, a third of a cent of fee and a small move make one cent, a tick of a stock. The value was chosen on a
     * synthetic day.
     */
    private static final List<ParameterDef> ROUTER = List.of(
            StaticParameters.DEFINITIONS.get(0),
            StaticParameters.DEFINITIONS.get(1).withDefault("0.01"),
            StaticParameters.DEFINITIONS.get(2),
            REPEG_DELAY,
            AHEAD.withDefault("1"));

    /** Equal parts at the best quotes. */
    public static final Definition<Strategy> REST_THEN_CROSS = Definition.of(
            "rest-then-cross",
            "twap slices that rest at the near touch in equal parts, then take the remaining quantity",
            setup -> resting(setup, EqualRest.unlimited()));

    /** Cont and Kukanov's model. */
    public static final Definition<Strategy> CONT_KUKANOV = Definition.<Strategy>of(
                    "cont-kukanov",
                    "twap slices split by Cont and Kukanov's model into shares to take now and shares that rest and follow the quote",
                    setup -> routed(setup, false))
            .withParameters(ROUTER);

    /** The same with {@code lambda_under} estimated. */
    public static final Definition<Strategy> CONT_KUKANOV_ESTIMATED = Definition.<Strategy>of(
                    "cont-kukanov-estimated",
                    "cont-kukanov with lambda_under estimated from the data received so far",
                    setup -> routed(setup, true))
            .withParameters(ROUTER);

    /** Follows the best quote, then crosses. */
    public static final Definition<Strategy> PEG_THEN_CROSS = Definition.<Strategy>of(
                    "peg-then-cross",
                    "twap slices that rest at the near touch and follow it, then take the remaining quantity",
                    RestingStrategies::pegThenCross)
            .withParameters(DEADLINE, REPEG_DELAY, AHEAD, QUEUE_CAP);

    /** Hidden at the midpoint, then crosses. */
    public static final Definition<Strategy> MIDPOINT_PEG = Definition.<Strategy>of(
                    "midpoint-peg",
                    "twap slices that rest hidden at the midpoint, then take the remaining quantity; fills are an upper bound",
                    RestingStrategies::midpointPeg)
            .withParameters(DEADLINE);

    /** The router's mean split, held. */
    public static final Definition<Strategy> SPLIT_FIXED = Definition.<Strategy>of(
                    "split-fixed",
                    "twap slices by the mean split of cont-kukanov before the order's window",
                    RestingStrategies::splitFixed)
            .withParameters(ROUTER)
            .withParameters(SPLIT_SLICES);

    /** Takes nothing before the end. */
    public static final Definition<Strategy> ALL_REST = Definition.of(
            "all-rest",
            "twap slices that rest at the near touch; takes only near the end of the order",
            RestingStrategies::allRest);

    private RestingStrategies() {}

    private static Strategy resting(StrategySetup setup, PlacementRule rule) {
        return new RestingStrategy(
                Schedules.twapSlices(setup),
                slices(setup, Schedules.restNs(setup)),
                rule,
                new BestPriceAllocator(),
                setup.venues());
    }

    private static RestPeriods slices(StrategySetup setup, long restNs) {
        return RestPeriods.of(setup.order(), setup.schedule().sliceNs(), restNs);
    }

    private static Strategy pegThenCross(StrategySetup setup) {
        double deadline = setup.parameters().value(DEADLINE.name());
        RestPeriods slices = slices(setup, (long) (deadline * setup.schedule().sliceNs()));
        return new FollowingStrategy(
                times(setup, slices, slices),
                new EqualRest(setup.parameters().value(QUEUE_CAP.name())),
                new BestPriceAllocator(),
                setup.venues());
    }

    private static FollowingStrategy.Times times(StrategySetup setup, RestPeriods slices, RestPeriods crossings) {
        return new FollowingStrategy.Times(
                Schedules.twapSlices(setup),
                slices,
                crossings,
                setup.parameters().valueE9(REPEG_DELAY.name()),
                aheadNs(setup));
    }

    private static long aheadNs(StrategySetup setup) {
        return (long) (setup.parameters().value(AHEAD.name()) * setup.schedule().sliceNs());
    }

    /** Follows the best quote, split by the model. */
    private static Strategy routed(StrategySetup setup, boolean estimated) {
        RestPeriods slices = slices(setup, Schedules.restNs(setup));
        return following(setup, slices, new ContKukanovRule(setup, slices, aheadNs(setup), estimated));
    }

    private static Strategy following(StrategySetup setup, RestPeriods slices, PlacementRule rule) {
        return new FollowingStrategy(
                times(setup, slices, slices), rule, new CheapestAtBest(setup.venues()), setup.venues());
    }

    private static Strategy midpointPeg(StrategySetup setup) {
        double deadline = setup.parameters().value(DEADLINE.name());
        RestPeriods slices = slices(setup, (long) (deadline * setup.schedule().sliceNs()));
        return new MidpointPeg(Schedules.twapSlices(setup), slices, setup.venues());
    }

    private static Strategy splitFixed(StrategySetup setup) {
        RestPeriods slices = slices(setup, Schedules.restNs(setup));
        ContKukanovRule router = new ContKukanovRule(setup, slices, aheadNs(setup), false);
        return following(
                setup, slices, new FixedSplit(setup, router, setup.parameters().whole(SPLIT_SLICES.name())));
    }

    /** Orders move at the start of a slice only, and cross at the deadline of the last slice. */
    private static Strategy allRest(StrategySetup setup) {
        ParentOrder order = setup.order();
        long windowNs = Math.max(1, order.openTimeNs());
        long crossNs = Math.min(windowNs, setup.schedule().sliceNs() - Schedules.restNs(setup));
        FollowingStrategy.Times times = new FollowingStrategy.Times(
                Schedules.twapSlices(setup),
                slices(setup, setup.schedule().sliceNs()),
                RestPeriods.of(order, windowNs, windowNs - crossNs),
                Long.MAX_VALUE,
                0);
        return new FollowingStrategy(times, EqualRest.unlimited(), new BestPriceAllocator(), setup.venues());
    }
}
