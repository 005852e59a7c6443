package io.slipway.strategy;

import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.ModelDefinition;
import io.slipway.venue.QueueModel;
import io.slipway.venue.latency.LatencyModel;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A contribution of strategies, schedules, allocators and models of venues. A jar names its plug-ins, which have a public constructor without
 * arguments, in {@code META-INF/services/io.slipway.strategy.Plugin}; those of Slipway itself are found in the same way.
 *
 * <pre>{@code
 * public final class MyPlugin implements Plugin {
 *     public List<Definition<Strategy>> strategies() {
 *         return List.of(Definition.of("mine", "Takes what it likes.", MyStrategy::new));
 *     }
 * }
 * }</pre>
 *
 * <p>Any schedule can be joined to any allocator by name, as {@code SCHEDULE:ALLOCATOR}.
 */
public interface Plugin {

    /** Strategies, in the order in which they are listed. */
    default List<Definition<Strategy>> strategies() {
        return List.of();
    }

    /** Schedules that any allocator can be joined to. */
    default List<Definition<Schedule>> schedules() {
        return List.of();
    }

    /** Allocators that any schedule can be joined to. */
    default List<Definition<Allocator>> allocators() {
        return List.of();
    }

    /** Models of the place of a resting order in its queue, for {@code --queue-model}. */
    default List<ModelDefinition<QueueModel>> queueModels() {
        return List.of();
    }

    /** Latencies of orders and reports, for {@code --latency-model}. */
    default List<ModelDefinition<LatencyModel>> latencyModels() {
        return List.of();
    }

    /** Functions from the number of venues to a new ledger of taken size, for {@code --liquidity-model}. */
    default List<ModelDefinition<IntFunction<LiquidityLedger>>> liquidityModels() {
        return List.of();
    }
}
