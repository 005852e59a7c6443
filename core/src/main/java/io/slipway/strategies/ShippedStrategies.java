package io.slipway.strategies;

import io.slipway.strategies.allocation.Allocators;
import io.slipway.strategies.resting.RestingStrategies;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategies.taking.Sweep;
import io.slipway.strategy.Allocator;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Plugin;
import io.slipway.strategy.Schedule;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TakingStrategy;
import io.slipway.strategy.Trait;
import io.slipway.venue.ModelDefinition;
import io.slipway.venue.QueueModel;
import io.slipway.venue.QueueModels;
import java.util.List;

/** The plug-in with all that Slipway ships. */
public final class ShippedStrategies implements Plugin {

    /** The router that is under test unless another is named. */
    public static final String CONT_KUKANOV_STATIC = "cont-kukanov-static";

    /** Takes now at the best price. */
    public static final String BEST_ASK = "best-ask";

    /** Equal slices over time. */
    public static final String TWAP = "twap";

    /** Slices by a volume curve. */
    public static final String VWAP = "vwap";

    private static final List<Definition<Strategy>> STRATEGIES = List.of(
            TakingStrategy.joined(
                            CONT_KUKANOV_STATIC,
                            "takes shares within lambda_under + theta_queue of the mid now, cheapest venue first",
                            Schedules.NOW,
                            Allocators.STATIC)
                    .withTraits(Trait.STANDARD, Trait.LIMITED_BY_PENALTY),
            TakingStrategy.joined(
                            BEST_ASK,
                            "takes at the far touch only, from the start until done",
                            Schedules.NOW,
                            Allocators.BEST_PRICE)
                    .withTraits(Trait.STANDARD, Trait.BASELINE),
            TakingStrategy.joined(
                            TWAP,
                            "equal slices over the horizon, taken at the far touch",
                            Schedules.TWAP,
                            Allocators.BEST_PRICE)
                    .withTraits(Trait.STANDARD, Trait.BASELINE),
            TakingStrategy.joined(
                            VWAP,
                            "slices by a volume curve, taken at the far touch",
                            Schedules.VWAP,
                            Allocators.BEST_PRICE)
                    .withTraits(Trait.STANDARD, Trait.BASELINE),
            TakingStrategy.joined(
                    "cont-kukanov-static-capped",
                    "takes all size at the best level of each venue now, cheapest venue first",
                    Schedules.NOW,
                    Allocators.STATIC_CAPPED),
            TakingStrategy.joined(
                    "cont-kukanov-static-strict",
                    "takes the whole remaining quantity at one moment in whole lots, or nothing",
                    Schedules.NOW,
                    Allocators.STATIC_STRICT),
            Definition.of("sweep", "takes all displayed size now, at any venue and level, cheapest first", Sweep::now),
            TakingStrategy.joined(
                    "twap-jittered",
                    "equal slices with random boundaries (--jitter), taken at the far touch",
                    Schedules.TWAP_JITTERED,
                    Allocators.BEST_PRICE),
            TakingStrategy.joined(
                    "pov",
                    "a fixed rate of all volume (--participation), taken at the far touch",
                    Schedules.POV,
                    Allocators.BEST_PRICE),
            TakingStrategy.joined(
                    "almgren-chriss",
                    "front-loaded slices by Almgren and Chriss (--urgency), taken at the far touch",
                    Schedules.ALMGREN_CHRISS,
                    Allocators.BEST_PRICE),
            TakingStrategy.joined(
                    "obizhaeva-wang",
                    "block, even pace, block by Obizhaeva and Wang (--urgency), taken at the far touch",
                    Schedules.OBIZHAEVA_WANG,
                    Allocators.BEST_PRICE),
            TakingStrategy.joined(
                    "is-optimal",
                    "slices of least impact and risk under limits (--urgency, --param), taken at the far touch",
                    Schedules.IS_OPTIMAL,
                    Allocators.BEST_PRICE),
            RestingStrategies.REST_THEN_CROSS,
            RestingStrategies.CONT_KUKANOV,
            RestingStrategies.CONT_KUKANOV_ESTIMATED,
            RestingStrategies.PEG_THEN_CROSS,
            RestingStrategies.MIDPOINT_PEG,
            RestingStrategies.SPLIT_FIXED,
            RestingStrategies.ALL_REST,
            Definition.of(
                    "all-cross", "twap slices taken at once, at any venue and level, cheapest first", Sweep::bySlices));

    @Override
    public List<Definition<Strategy>> strategies() {
        return STRATEGIES;
    }

    @Override
    public List<Definition<Schedule>> schedules() {
        return Schedules.all();
    }

    @Override
    public List<Definition<Allocator>> allocators() {
        return Allocators.all();
    }

    @Override
    public List<ModelDefinition<QueueModel>> queueModels() {
        return QueueModels.withoutNumber();
    }
}
