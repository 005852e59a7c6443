package io.slipway.search;

import java.util.List;

/**
 * All that decides which points a search tries.
 *
 * @param space values of each parameter
 * @param sampler chooses points of the space
 * @param count points of a random search; a grid has all of the space
 * @param seed of a random search
 * @param untuned the standard parameters, which nobody chose on the data at hand
 */
public record SearchSpec(ParameterSpace space, Sampler sampler, int count, long seed, ParameterPoint untuned) {

    /** Points of a random search from which every parameter is also moved alone, to find dead ones. */
    private static final int PROBE_BASES = 4;

    /** The points that compete, in the sampler's order. */
    public List<ParameterPoint> points() {
        return sampler.points(space, count, seed);
    }

    /** Further points that only tell dead parameters; a grid needs none. */
    List<ParameterPoint> probes(List<ParameterPoint> points) {
        return sampler == Sampler.GRID
                ? List.of()
                : Sampler.probes(space, points.subList(0, Math.min(PROBE_BASES, points.size())));
    }
}
