package io.slipway.trial;

import io.slipway.strategies.ShippedStrategies;
import io.slipway.strategies.allocation.Allocators;
import io.slipway.strategies.allocation.StaticParameters;
import io.slipway.strategies.schedule.Schedules;
import io.slipway.strategies.schedule.SliceSchedule;
import io.slipway.strategies.schedule.Slices;
import io.slipway.strategy.Allocator;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.strategy.Schedule;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.StrategySetup;
import io.slipway.strategy.TakingStrategy;
import io.slipway.strategy.Trait;
import io.slipway.tca.benchmark.SnapshotSums;
import java.math.BigInteger;
import java.util.List;

/**
 * The strategies of the trial. Their schedules are made from sums over the window's snapshots, which lie in the future when the order
 * starts: the only strategies that can see them, because they get them here and nowhere else.
 */
final class TrialStrategies {

    /** The lot of the trial's pseudocode. */
    private static final ParameterDef LOT = StaticParameters.LOT.withDefault("100");

    /** The grid of most of the trial's solutions, in dollars. */
    private static final List<ParameterDef> PENALTIES = List.of(
            StaticParameters.DEFINITIONS.get(0).asAmount().searched("0", "0.1", "1"),
            StaticParameters.DEFINITIONS.get(1).asAmount().searched("0", "0.1", "1"),
            StaticParameters.DEFINITIONS.get(2).asAmount().searched("0", "0.05", "0.5"));

    private final SnapshotSums sums;

    private TrialStrategies(SnapshotSums sums) {
        this.sums = sums;
    }

    /** The strategies for listing, which cannot be run. */
    static List<Definition<Strategy>> listed() {
        return of(new SnapshotSums(0, List.of(), BigInteger.ZERO, BigInteger.ZERO));
    }

    /** The strategies for a window of data. */
    static List<Definition<Strategy>> of(SnapshotSums sums) {
        return new TrialStrategies(sums).all();
    }

    private List<Definition<Strategy>> all() {
        Definition<Schedule> twap = Definition.of("twap", "equal slices from the first snapshot", this::twap);
        Definition<Schedule> ahead = Definition.<Schedule>of("vwap", "slices by the window's own size", this::vwap)
                .withTraits(Trait.LOOKS_AHEAD);
        Definition<Schedule> once = Definition.of("twap-first-snapshot", "each slice tried once", this::firstSnapshot);
        return List.of(
                strategy(
                                ShippedStrategies.CONT_KUKANOV_STATIC,
                                "the trial's allocator verbatim: all of the rest at one snapshot, or nothing",
                                Schedules.NOW,
                                inLots(Allocators.STATIC_STRICT))
                        .withParameters(PENALTIES),
                strategy(
                                ShippedStrategies.BEST_ASK,
                                "cheapest venues first, up to the displayed size, at every snapshot until done",
                                Schedules.NOW,
                                Allocators.CHEAPEST)
                        .withTraits(Trait.BASELINE),
                strategy(
                                ShippedStrategies.TWAP,
                                "equal slices from the first snapshot, what a bucket leaves is carried",
                                twap,
                                Allocators.CHEAPEST)
                        .withTraits(Trait.BASELINE),
                strategy(
                        "cont-kukanov-static-capped",
                        "the trial's allocator with the target capped at the lots on display",
                        Schedules.NOW,
                        inLots(Allocators.STATIC_CAPPED)),
                strategy(
                        "vwap-schedule",
                        "slices by the window's own displayed size, executed as TWAP; looks ahead",
                        ahead,
                        Allocators.CHEAPEST),
                strategy(
                        "twap-first-snapshot",
                        "each TWAP slice tried at one snapshot only, the rest is lost",
                        once,
                        Allocators.CHEAPEST));
    }

    private static Definition<Strategy> strategy(
            String name, String description, Definition<Schedule> schedule, Definition<Allocator> allocator) {
        return TakingStrategy.joined(name, description, schedule, allocator).withTraits(Trait.STANDARD);
    }

    /** The allocator with the trial's lot. */
    private static Definition<Allocator> inLots(Definition<Allocator> allocator) {
        return new Definition<>(
                allocator.name(), allocator.description(), List.of(LOT), allocator.traits(), allocator.factory());
    }

    private Schedule twap(StrategySetup setup) {
        return new SliceSchedule(sums.firstNs(), setup.schedule().sliceNs(), equalSlices(setup));
    }

    private Schedule vwap(StrategySetup setup) {
        long[] slices = sums.hasPrice()
                ? Slices.proportional(
                        setup.order().qty(),
                        sums.sizeByBucket().stream().mapToLong(Long::longValue).toArray())
                : equalSlices(setup);
        return new SliceSchedule(sums.firstNs(), setup.schedule().sliceNs(), slices);
    }

    private Schedule firstSnapshot(StrategySetup setup) {
        return new FirstSnapshotTwap(sums.firstNs(), setup.schedule().sliceNs(), equalSlices(setup));
    }

    private long[] equalSlices(StrategySetup setup) {
        return Slices.equal(setup.order().qty(), sums.sizeByBucket().size());
    }
}
