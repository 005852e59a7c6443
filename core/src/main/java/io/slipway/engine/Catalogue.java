package io.slipway.engine;

import io.slipway.strategy.Allocator;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Plugin;
import io.slipway.strategy.Schedule;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TakingStrategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The strategies, schedules and allocators of all plug-ins, by name. A schedule and an allocator are joined to a strategy by {@code
 * SCHEDULE:ALLOCATOR}. Immutable.
 */
public final class Catalogue {

    private final List<Definition<Strategy>> strategies = new ArrayList<>();
    private final Map<String, Definition<Strategy>> strategiesByName = new TreeMap<>();
    private final Map<String, Definition<Schedule>> schedules = new TreeMap<>();
    private final Map<String, Definition<Allocator>> allocators = new TreeMap<>();

    /**
     * A catalogue of {@code plugins}, in their order.
     *
     * @throws IllegalArgumentException if two of a kind have one name
     */
    public Catalogue(Iterable<Plugin> plugins) {
        for (Plugin plugin : plugins) {
            strategies.addAll(plugin.strategies());
            plugin.strategies().forEach(each -> add(strategiesByName, "strategy", each));
            plugin.schedules().forEach(each -> add(schedules, "schedule", each));
            plugin.allocators().forEach(each -> add(allocators, "allocator", each));
        }
    }

    private static <T> void add(Map<String, Definition<T>> byName, String kind, Definition<T> definition) {
        if (!definition.name().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "a " + kind + " is named in lower case, words joined by -: name=" + definition.name());
        }
        if (byName.putIfAbsent(definition.name(), definition) != null) {
            throw new IllegalArgumentException("two plug-ins have one name: " + kind + "=" + definition.name());
        }
    }

    /** The catalogue of all plug-ins that the thread's context class loader finds. */
    public static Catalogue installed() {
        return new Catalogue(ServiceLoader.load(Plugin.class));
    }

    /** Strategies with a name of their own, in the order of the plug-ins. */
    public List<Definition<Strategy>> strategies() {
        return List.copyOf(strategies);
    }

    /** Schedules by name, in alphabetical order. */
    public Map<String, Definition<Schedule>> schedules() {
        return Collections.unmodifiableMap(schedules);
    }

    /** Allocators by name, in alphabetical order. */
    public Map<String, Definition<Allocator>> allocators() {
        return Collections.unmodifiableMap(allocators);
    }

    /** The strategy of a name, or of {@code SCHEDULE:ALLOCATOR}. */
    public Optional<Definition<Strategy>> find(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return Optional.ofNullable(strategiesByName.get(name));
        }
        Definition<Schedule> schedule = schedules.get(name.substring(0, colon));
        Definition<Allocator> allocator = allocators.get(name.substring(colon + 1));
        return schedule == null || allocator == null
                ? Optional.empty()
                : Optional.of(TakingStrategy.joined(name, "that schedule with that allocator", schedule, allocator));
    }
}
