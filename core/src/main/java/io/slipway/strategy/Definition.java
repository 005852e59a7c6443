package io.slipway.strategy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A named way to make a {@link Strategy}, {@link Schedule} or {@link Allocator}, with the parameters that it takes.
 *
 * <pre>{@code
 * Definition.of("join-then-cross", "Joins the shortest queue, then crosses.", JoinThenCross::new)
 *         .withParameters(ParameterDef.number("cross_share", "0.1", "part of the window in which it crosses"))
 * }</pre>
 *
 * @param name lower case words joined by hyphens, as on the command line and in results
 * @param description one sentence for a person
 * @param parameters the parameters that it takes
 * @param traits facts about it
 * @param factory makes one for one run
 * @param <T> {@link Strategy}, {@link Schedule} or {@link Allocator}
 */
public record Definition<T>(
        String name,
        String description,
        List<ParameterDef> parameters,
        Set<Trait> traits,
        Function<StrategySetup, ? extends T> factory) {

    /** Copies the lists. */
    public Definition {
        parameters = List.copyOf(parameters);
        traits = Set.copyOf(traits);
    }

    /** A definition without parameters. */
    public static <T> Definition<T> of(String name, String description, Function<StrategySetup, ? extends T> factory) {
        return new Definition<>(name, description, List.of(), Set.of(), factory);
    }

    /** The same with these parameters besides its own; of two of one name the first counts. */
    public Definition<T> withParameters(List<ParameterDef> more) {
        List<ParameterDef> all = new ArrayList<>(parameters);
        for (ParameterDef each : more) {
            if (all.stream().noneMatch(known -> known.name().equals(each.name()))) {
                all.add(each);
            }
        }
        return new Definition<>(name, description, all, traits, factory);
    }

    /** The same with these parameters besides its own. */
    public Definition<T> withParameters(ParameterDef... more) {
        return withParameters(List.of(more));
    }

    /** The same with these traits besides its own. */
    public Definition<T> withTraits(Trait... more) {
        return withTraits(Set.of(more));
    }

    /** The same with these traits besides its own. */
    public Definition<T> withTraits(Set<Trait> more) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(traits);
        all.addAll(more);
        return new Definition<>(name, description, parameters, all, factory);
    }

    /**
     * The same with the defaults of distances in money of an instrument's tick.
     *
     * @param tickE9 the tick in 1e-9 of the quote currency, positive
     * @see ParameterDef#atTick
     */
    public Definition<T> atTick(long tickE9) {
        return new Definition<>(
                name,
                description,
                parameters.stream().map(each -> each.atTick(tickE9)).toList(),
                traits,
                factory);
    }

    /** The parameters with their defaults. */
    public Parameters defaults() {
        return Parameters.defaults(parameters);
    }

    /** True if the trait applies. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /**
     * A new one for one run. It sees the parameters that it declares and no other.
     *
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public T create(StrategySetup setup) {
        return factory.apply(setup.withParameters(setup.parameters().completed(parameters)));
    }
}
