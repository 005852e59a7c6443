package io.slipway.backtest;

import io.slipway.algo.ExecutionAlgo;
import io.slipway.algo.Immediate;
import io.slipway.algo.MinimumSlice;
import io.slipway.algo.OptimalSchedules;
import io.slipway.algo.Participation;
import io.slipway.algo.SliceSchedule;
import io.slipway.algo.Slices;
import io.slipway.model.ParentOrder;
import io.slipway.tca.SnapshotSums;
import java.util.Arrays;

/** The schedules of the strategies: when how much of the order falls due. */
final class Schedules {

    private static final int REST_PARTS = 10;
    private static final int CATCH_UP_PARTS = 20;

    private Schedules() {}

    static ExecutionAlgo immediate(BacktestSettings settings, SnapshotSums sums) {
        return new Immediate(settings.order().qty(), settings.order().startNs());
    }

    static ExecutionAlgo twap(BacktestSettings settings, SnapshotSums sums) {
        return released(settings, twapSlices(settings));
    }

    static SliceSchedule twapSlices(BacktestSettings settings) {
        return slices(settings, Slices.proportional(settings.order().qty(), durations(settings)));
    }

    static ExecutionAlgo twapJittered(BacktestSettings settings, SnapshotSums sums) {
        ParentOrder order = settings.order();
        Pace pace = settings.pace();
        long seed = pace.seed() ^ order.startNs();
        return released(
                settings, slices(settings, Slices.jittered(order.qty(), bucketCount(settings), pace.jitter(), seed)));
    }

    static ExecutionAlgo vwap(BacktestSettings settings, SnapshotSums sums) {
        ParentOrder order = settings.order();
        long[] weights = settings.pace().curve().weights(order.startNs(), settings.sliceNs(), durations(settings));
        return released(settings, slices(settings, Slices.proportional(order.qty(), weights)));
    }

    static ExecutionAlgo almgrenChriss(BacktestSettings settings, SnapshotSums sums) {
        int count = bucketCount(settings);
        return parts(settings, OptimalSchedules.almgrenChriss(settings.pace().urgency() / count, count));
    }

    static ExecutionAlgo obizhaevaWang(BacktestSettings settings, SnapshotSums sums) {
        int count = bucketCount(settings);
        return parts(
                settings,
                count < 2
                        ? new double[] {1}
                        : OptimalSchedules.obizhaevaWang(settings.pace().urgency(), count));
    }

    private static ExecutionAlgo parts(BacktestSettings settings, double[] parts) {
        return released(
                settings, slices(settings, Slices.ofParts(settings.order().qty(), parts)));
    }

    static ExecutionAlgo participation(BacktestSettings settings, SnapshotSums sums) {
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

    private static ExecutionAlgo released(BacktestSettings settings, ExecutionAlgo schedule) {
        long leastQty = settings.pace().leastQty();
        return leastQty == 1
                ? schedule
                : new MinimumSlice(schedule, settings.order().qty(), leastQty);
    }

    /** How long an order rests of a slice: all but its last tenth, which is left to take the rest. */
    static long restNs(BacktestSettings settings) {
        return settings.sliceNs() - settings.sliceNs() / REST_PARTS;
    }

    static ExecutionAlgo trialTwap(BacktestSettings settings, SnapshotSums sums) {
        return new SliceSchedule(sums.firstNs(), settings.sliceNs(), trialSlices(settings, sums));
    }

    static ExecutionAlgo trialVwap(BacktestSettings settings, SnapshotSums sums) {
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
