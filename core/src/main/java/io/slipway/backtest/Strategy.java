package io.slipway.backtest;

import io.slipway.algo.ExecutionAlgo;
import io.slipway.route.Allocator;
import io.slipway.tca.SnapshotSums;

/**
 * A named way of executing a parent order: when, and where.
 *
 * @param name as on the command line and in results
 * @param description one sentence for a person
 * @param algo makes the schedule of a run
 * @param allocator makes the allocator of a run
 */
public record Strategy(String name, String description, AlgoFactory algo, AllocatorFactory allocator) {

    /** Makes a schedule. */
    @FunctionalInterface
    public interface AlgoFactory {
        /** A new schedule for one run; only a profile that is allowed to look ahead uses {@code sums}. */
        ExecutionAlgo create(BacktestSettings settings, SnapshotSums sums);
    }

    /** Makes an allocator. */
    @FunctionalInterface
    public interface AllocatorFactory {
        /** A new allocator for one run in a market of {@code venues} venues. */
        Allocator create(BacktestSettings settings, int venues);
    }
}
