package io.slipway.engine;

import io.slipway.model.ParentOrder;
import io.slipway.strategies.schedule.Immediate;
import io.slipway.strategies.schedule.MinimumSlice;
import io.slipway.strategies.schedule.OptimalSchedules;
import io.slipway.strategies.schedule.Participation;
import io.slipway.strategies.schedule.SliceSchedule;
import io.slipway.strategies.schedule.Slices;
import io.slipway.strategy.Schedule;
import io.slipway.tca.SnapshotSums;
import java.util.Arrays;

/** The schedules of the strategies: when how much of the order falls due. */
final class Schedules {

    private static final int REST_PARTS = 10;
    private static final int CATCH_UP_PARTS = 20;

    private Schedules() {}

    static Schedule immediate(BacktestSettings settings, SnapshotSums sums) {
        return new Immediate(settings.order().qty(), settings.order().startNs());
    }

    static Schedule twap(BacktestSettings settings, SnapshotSums sums) {
        return released(settings, twapSlices(settings));
    }

    static SliceSchedule twapSlices(BacktestSettings settings) {
        return slices(settings, Slices.proportional(settings.order().qty(), durations(settings)));
    }

    static Schedule twapJittered(BacktestSettings settings, SnapshotSums sums) {
        ParentOrder order = settings.order();
        ScheduleSettings pace = settings.pace();
        long seed = pace.seed() ^ order.startNs();
        return released(
                settings, slices(settings, Slices.jittered(order.qty(), bucketCount(settings), pace.jitter(), seed)));
    }

    static Schedule vwap(BacktestSettings settings, SnapshotSums sums) {
        ParentOrder order = settings.order();
        long[] weights = settings.pace().curve().weights(order.startNs(), settings.sliceNs(), durations(settings));
        return released(settings, slices(settings, Slices.proportional(order.qty(), weights)));
    }

    static Schedule almgrenChriss(BacktestSettings settings, SnapshotSums sums) {
        int count = bucketCount(settings);
        return parts(settings, OptimalSchedules.almgrenChriss(settings.pace().urgency() / count, count));
    }

    static Schedule obizhaevaWang(BacktestSettings settings, SnapshotSums sums) {
        int count = bucketCount(settings);
        return parts(
                settings,
                count < 2
                        ? new double[] {1}
                        : OptimalSchedules.obizhaevaWang(settings.pace().urgency(), count));
    }

    private static Schedule parts(BacktestSettings settings, double[] parts) {
        return released(
                settings, slices(settings, Slices.ofParts(settings.order().qty(), parts)));
    }

    static Schedule participation(BacktestSettings settings, SnapshotSums sums) {
        ParentOrder order = settings.order();
        long completeNs = Math.max(order.startNs(), order.endNs() - settings.sliceNs() / REST_PARTS);
        long mostBehind = Math.max(settings.pace().leastQty(), order.qty() / CATCH_UP_PARTS);
        return released(
                settings,
                new Participation(new Participation.Terms(
                        order.qty(), settings.pace().participation(), mostBehind, order.startNs(), completeNs)));
    }

    private static SliceSchedule slices(BacktestSettings settings, long[] slices) {
        return new SliceSchedule(settings.order().startNs(), settings.sliceNs(), slices);
    }

    private static Schedule released(BacktestSettings settings, Schedule schedule) {
        long leastQty = settings.pace().leastQty();
        return leastQty == 1
                ? schedule
                : new MinimumSlice(schedule, settings.order().qty(), leastQty);
    }

    /** How long an order rests of a slice: all but its last tenth, which is left to take the rest. */
    static long restNs(BacktestSettings settings) {
        return settings.sliceNs() - settings.sliceNs() / REST_PARTS;
    }

    static Schedule trialTwap(BacktestSettings settings, SnapshotSums sums) {
        return new SliceSchedule(sums.firstNs(), settings.sliceNs(), trialSlices(settings, sums));
    }

    static Schedule trialVwap(BacktestSettings settings, SnapshotSums sums) {
        long[] slices = sums.hasPrice()
                ? Slices.proportional(
                        settings.order().qty(),
                        sums.sizeByBucket().stream().mapToLong(Long::longValue).toArray())
                : trialSlices(settings, sums);
        return new SliceSchedule(sums.firstNs(), settings.sliceNs(), slices);
    }

    static long[] trialSlices(BacktestSettings settings, SnapshotSums sums) {
        return Slices.equal(settings.order().qty(), sums.sizeByBucket().size());
    }

    /** Lengths of the buckets that cover the window, in ns; the last may be shorter. */
    private static long[] durations(BacktestSettings settings) {
        long[] durations = new long[bucketCount(settings)];
        Arrays.fill(durations, settings.sliceNs());
        long windowNs = Math.max(1, settings.order().endNs() - settings.order().startNs());
        durations[durations.length - 1] = windowNs - (durations.length - 1L) * settings.sliceNs();
        return durations;
    }

    /** Buckets that cover the window; the last may be shorter. */
    private static int bucketCount(BacktestSettings settings) {
        long windowNs = settings.order().endNs() - settings.order().startNs();
        long count = Math.max(1, -Math.floorDiv(-windowNs, settings.sliceNs()));
        return Math.toIntExact(count);
    }
}
