package io.slipway.engine;

import io.slipway.market.MarketView;
import io.slipway.strategy.Allocator;
import io.slipway.strategy.Schedule;
import io.slipway.tca.SnapshotSums;

/**
 * A named way of executing a parent order.
 *
 * @param name as on the command line and in results
 * @param description one sentence for a person
 * @param trader makes the trader of a run
 */
public record Strategy(String name, String description, TraderFactory trader) {

    /** Makes a trader. */
    @FunctionalInterface
    public interface TraderFactory {
        /**
         * A new trader for one run that will know {@code known} of the market; only a profile that is allowed to look ahead
         * uses {@code sums}.
         */
        Trader create(BacktestSettings settings, SnapshotSums sums, MarketView known);
    }

    /** Makes a schedule. */
    @FunctionalInterface
    public interface AlgoFactory {
        /** A new schedule for one run; only a profile that is allowed to look ahead uses {@code sums}. */
        Schedule create(BacktestSettings settings, SnapshotSums sums);
    }

    /** Makes an allocator. */
    @FunctionalInterface
    public interface AllocatorFactory {
        /** A new allocator for one run in a market of {@code venues} venues. */
        Allocator create(BacktestSettings settings, int venues);
    }

    /** A strategy that takes: a schedule says when, an allocator where. */
    public static Strategy taking(String name, String description, AlgoFactory algo, AllocatorFactory allocator) {
        return new Strategy(
                name,
                description,
                (settings, sums, known) -> new TakingTrader(
                        algo.create(settings, sums), allocator.create(settings, known.venues()), known.venues()));
    }
}
