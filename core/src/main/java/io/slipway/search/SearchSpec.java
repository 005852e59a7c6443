package io.slipway.search;

import io.slipway.strategy.Parameters;
import java.util.List;

/**
 * The definition of a search: it decides which points are tried.
 *
 * @param space values of each parameter
 * @param sampler chooses points of the space
 * @param count number of points of a random search; a grid uses the whole space
 * @param seed seed of a random search
 * @param objective name of the figure that ranks the points, for results
 * @param untuned default parameters, which were not chosen on the data at hand
 */
public record SearchSpec(
        ParameterSpace space, Sampler sampler, int count, long seed, String objective, Parameters untuned) {

    /** Number of points of a random search at which each parameter is also varied alone, to detect those without effect. */
    private static final int PROBE_BASES = 4;

    /** The points that compete, in the sampler's order. */
    public List<Parameters> points() {
        return sampler.points(space, count, seed);
    }

    /** Further points that only detect parameters without effect; a grid needs none. */
    public List<Parameters> probes(List<Parameters> points) {
        return sampler == Sampler.GRID
                ? List.of()
                : Sampler.probes(space, points.subList(0, Math.min(PROBE_BASES, points.size())));
    }
}
