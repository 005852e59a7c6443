package io.slipway.engine;

import io.slipway.strategy.Allocator;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Plugin;
import io.slipway.strategy.Schedule;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TakingStrategy;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.ModelDefinition;
import io.slipway.venue.QueueModel;
import io.slipway.venue.latency.LatencyModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The strategies, schedules, allocators and models of all plug-ins, by name. A schedule and an allocator are joined to a strategy by {@code
 * SCHEDULE:ALLOCATOR}. Immutable.
 */
public final class Catalogue {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** The catalogue of the class loader that was asked for last: to look through a class path takes milliseconds. */
    private static volatile @Nullable Installed last;

    private record Installed(@Nullable ClassLoader loader, Catalogue catalogue) {}

    private final List<Definition<Strategy>> strategies = new ArrayList<>();
    private final Map<String, Definition<Strategy>> strategiesByName = new TreeMap<>();
    private final Map<String, Definition<Schedule>> schedules = new TreeMap<>();
    private final Map<String, Definition<Allocator>> allocators = new TreeMap<>();
    private final Map<String, ModelDefinition<QueueModel>> queueModels = new TreeMap<>();
    private final Map<String, ModelDefinition<LatencyModel>> latencyModels = new TreeMap<>();
    private final Map<String, ModelDefinition<IntFunction<LiquidityLedger>>> liquidityModels = new TreeMap<>();

    /**
     * A catalogue of {@code plugins}, in their order.
     *
     * @throws IllegalArgumentException if two of a kind have one name
     */
    public Catalogue(Iterable<Plugin> plugins) {
        for (Plugin plugin : plugins) {
            String name = plugin.getClass().getName();
            new PluginFailures(Catalogue.class, "plug-in", name).run(plugin, () -> add(plugin));
        }
    }

    private void add(Plugin plugin) {
        for (Definition<Strategy> each : plugin.strategies()) {
            strategies.add(each);
            add(strategiesByName, "strategy", each.name(), each);
        }
        plugin.schedules().forEach(each -> add(schedules, "schedule", each.name(), each));
        plugin.allocators().forEach(each -> add(allocators, "allocator", each.name(), each));
        plugin.queueModels().forEach(each -> add(queueModels, "queue model", each.name(), GuardedModels.queue(each)));
        plugin.latencyModels()
                .forEach(each -> add(latencyModels, "latency model", each.name(), GuardedModels.latency(each)));
        plugin.liquidityModels()
                .forEach(each -> add(liquidityModels, "liquidity model", each.name(), GuardedModels.liquidity(each)));
    }

    private static <T> void add(Map<String, T> byName, String kind, String name, T definition) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a " + kind + " is named in lower case, words joined by -: name=" + name);
        }
        if (byName.putIfAbsent(name, definition) != null) {
            throw new IllegalArgumentException("two plug-ins have one name: " + kind + "=" + name);
        }
    }

    /** The catalogue of all plug-ins that the thread's context class loader finds. */
    public static Catalogue installed() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Installed known = last;
        if (known == null || known.loader != loader) {
            known = new Installed(loader, new Catalogue(ServiceLoader.load(Plugin.class, loader)));
            last = known;
        }
        return known.catalogue;
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

    /** Queue models by name, in alphabetical order. */
    public Map<String, ModelDefinition<QueueModel>> queueModels() {
        return Collections.unmodifiableMap(queueModels);
    }

    /** Latency models by name, in alphabetical order. */
    public Map<String, ModelDefinition<LatencyModel>> latencyModels() {
        return Collections.unmodifiableMap(latencyModels);
    }

    /** Liquidity models by name, in alphabetical order. */
    public Map<String, ModelDefinition<IntFunction<LiquidityLedger>>> liquidityModels() {
        return Collections.unmodifiableMap(liquidityModels);
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
