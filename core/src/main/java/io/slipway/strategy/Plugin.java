package io.slipway.strategy;

import java.util.List;

/**
 * A contribution of strategies, schedules and allocators. A jar names its plug-ins, which have a public constructor without
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
}
