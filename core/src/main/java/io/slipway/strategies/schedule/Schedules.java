package io.slipway.strategies.schedule;

import io.slipway.model.ParentOrder;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ParameterDef;
import io.slipway.strategy.Schedule;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.StrategySetup;
import io.slipway.strategy.Trait;
import java.util.Arrays;
import java.util.List;

/** The schedules that any allocator can be joined to, by name. */
public final class Schedules {

    /** The rate of a participation schedule; a tenth of the volume is a common limit of brokers' schedules. */
    public static final ParameterDef PARTICIPATION = ParameterDef.ratio(
                    "participation", "0.1", "share of all volume that the order keeps to")
            .between("0.000000001", "0.999999999")
            .searched("0.05", "0.1", "0.2");

    /** The range of moved boundaries. A search over it would choose among draws, so it tries none unless asked. */
    public static final ParameterDef JITTER = ParameterDef.ratio(
            "jitter", "0.5", "part of a slice within which chance moves each boundary, half each way");

    /** The urgency of the optimal trajectories; with two, Almgren and Chriss trade two thirds of the order in the first half. */
    public static final ParameterDef URGENCY = ParameterDef.number(
                    "urgency", "2", "urgency over the whole order, kappa T or rho T; 0 is even")
            .between("0", "100")
            .searched("0", "1", "2", "4", "8");

    /** All of the order is due at the start. */
    public static final Definition<Schedule> NOW = Definition.of("now", "all at the start", Schedules::immediate);

    /** Equal slices. */
    public static final Definition<Schedule> TWAP =
            Definition.of("twap", "equal slices over the window", setup -> released(setup, twapSlices(setup)));

    /** Slices by the volume curve. */
    public static final Definition<Schedule> VWAP = Definition.<Schedule>of(
                    "vwap", "slices by the volume curve", Schedules::vwap)
            .withTraits(Trait.FOLLOWS_VOLUME_CURVE);

    /** Equal slices with boundaries moved at random. */
    public static final Definition<Schedule> TWAP_JITTERED = Definition.<Schedule>of(
                    "twap-jittered", "equal slices with boundaries moved at random", Schedules::twapJittered)
            .withParameters(JITTER);

    /** A fixed participation rate. */
    public static final Definition<Schedule> POV = Definition.<Schedule>of(
                    "pov", "a fixed rate of all volume, completed at the end", Schedules::participation)
            .withParameters(PARTICIPATION)
            .withTraits(Trait.FOLLOWS_PRINTS);

    /** Almgren and Chriss's trajectory. */
    public static final Definition<Schedule> ALMGREN_CHRISS = Definition.<Schedule>of(
                    "almgren-chriss", "falling slices after Almgren and Chriss", Schedules::almgrenChriss)
            .withParameters(URGENCY);

    /** Obizhaeva and Wang's trajectory. */
    public static final Definition<Schedule> OBIZHAEVA_WANG = Definition.<Schedule>of(
                    "obizhaeva-wang", "block, even pace, block by Obizhaeva and Wang", Schedules::obizhaevaWang)
            .withParameters(URGENCY);

    /** Least impact and risk under limits. */
    public static final Definition<Schedule> IS_OPTIMAL = OptimalExecution.DEFINITION;

    /** The last part of a slice, left to take what has not been filled: 1 / {@value}. */
    private static final int CROSSING_PARTS = 10;

    /** A participation schedule catches up at most this part of the order at once: 1 / {@value}. */
    private static final int CATCH_UP_PARTS = 20;

    private Schedules() {}

    /** All of them, by name. */
    public static List<Definition<Schedule>> all() {
        return List.of(ALMGREN_CHRISS, IS_OPTIMAL, NOW, OBIZHAEVA_WANG, POV, TWAP, TWAP_JITTERED, VWAP);
    }

    private static Schedule immediate(StrategySetup setup) {
        return new Immediate(setup.order().qty(), setup.order().startNs());
    }

    /** Equal slices, not held back by a least quantity. */
    public static SliceSchedule twapSlices(StrategySetup setup) {
        return slices(setup, Slices.proportional(setup.order().qty(), durations(setup)));
    }

    private static Schedule twapJittered(StrategySetup setup) {
        ParentOrder order = setup.order();
        long seed = setup.schedule().seed() ^ order.startNs();
        double jitter = setup.parameters().value(JITTER.name());
        return released(setup, slices(setup, Slices.jittered(order.qty(), bucketCount(setup), jitter, seed)));
    }

    private static Schedule vwap(StrategySetup setup) {
        ParentOrder order = setup.order();
        ScheduleSettings settings = setup.schedule();
        long[] weights = SessionCurve.weights(settings.curve(), order, settings.sliceNs(), durations(setup));
        return released(setup, slices(setup, Slices.proportional(order.qty(), weights)));
    }

    private static Schedule almgrenChriss(StrategySetup setup) {
        int count = bucketCount(setup);
        return parts(setup, OptimalSchedules.almgrenChriss(urgency(setup) / count, count));
    }

    private static Schedule obizhaevaWang(StrategySetup setup) {
        int count = bucketCount(setup);
        return parts(setup, count < 2 ? new double[] {1} : OptimalSchedules.obizhaevaWang(urgency(setup), count));
    }

    private static double urgency(StrategySetup setup) {
        return setup.parameters().value(URGENCY.name());
    }

    private static Schedule parts(StrategySetup setup, double[] parts) {
        return released(setup, slices(setup, Slices.ofParts(setup.order().qty(), parts)));
    }

    private static Schedule participation(StrategySetup setup) {
        ParentOrder order = setup.order();
        ScheduleSettings settings = setup.schedule();
        long completeNs = Math.max(order.startNs(), order.endNs() - settings.sliceNs() / CROSSING_PARTS);
        long mostBehind = Math.max(settings.leastQty(), order.qty() / CATCH_UP_PARTS);
        return released(
                setup,
                new Participation(new Participation.Terms(
                        order.qty(),
                        setup.parameters().value(PARTICIPATION.name()),
                        mostBehind,
                        order.startNs(),
                        completeNs)));
    }

    private static SliceSchedule slices(StrategySetup setup, long[] slices) {
        ParentOrder order = setup.order();
        return new SliceSchedule(
                order.sessions(), order.startNs(), setup.schedule().sliceNs(), slices);
    }

    private static Schedule released(StrategySetup setup, Schedule schedule) {
        long leastQty = setup.schedule().leastQty();
        return leastQty == 1
                ? schedule
                : new MinimumSlice(schedule, setup.order().qty(), leastQty);
    }

    /** Time that an order rests of a slice, in ns: all but the last tenth, which is left to take what has not been filled. */
    public static long restNs(StrategySetup setup) {
        long sliceNs = setup.schedule().sliceNs();
        return sliceNs - sliceNs / CROSSING_PARTS;
    }

    /** Lengths of the buckets that cover the open time of the window, in ns; the last may be shorter. */
    static long[] durations(StrategySetup setup) {
        long sliceNs = setup.schedule().sliceNs();
        long[] durations = new long[bucketCount(setup)];
        Arrays.fill(durations, sliceNs);
        long windowNs = Math.max(1, setup.order().openTimeNs());
        durations[durations.length - 1] = windowNs - (durations.length - 1L) * sliceNs;
        return durations;
    }

    /** Number of buckets that cover the open time of the window; the last may be shorter. */
    private static int bucketCount(StrategySetup setup) {
        long windowNs = setup.order().openTimeNs();
        return Math.toIntExact(
                Math.max(1, -Math.floorDiv(-windowNs, setup.schedule().sliceNs())));
    }
}
