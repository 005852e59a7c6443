package io.slipway.search;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The points of a parameter search and the best of them. Its figures are in-sample: chosen and measured on the same data.
 *
 * @param sampler chose the points
 * @param objective name of the figure that ranks the points
 * @param results every point that did not fail, in the sampler's order
 * @param best the best of them; of equal ones the first
 * @param tiedBest number of points that gave exactly the same as the best one, itself included
 * @param dead parameters that changed nothing
 * @param untuned the result of the standard parameters, which nobody chose on this data
 * @param failures points that could not be worked out
 */
public record SearchResult(
        Sampler sampler,
        String objective,
        List<PointResult> results,
        PointResult best,
        long tiedBest,
        List<String> dead,
        PointResult untuned,
        List<PointFailure> failures) {

    /** Copies the lists. */
    public SearchResult {
        results = List.copyOf(results);
        dead = List.copyOf(dead);
        failures = List.copyOf(failures);
    }

    /**
     * Creates the result from the points.
     *
     * @param spec the search
     * @param results the sampled points, at least one
     * @param probes further points that only detect parameters without effect
     * @param untuned the point with the default parameters
     * @param failures points that failed
     */
    public static SearchResult of(
            SearchSpec spec,
            List<PointResult> results,
            List<PointResult> probes,
            PointResult untuned,
            List<PointFailure> failures) {
        PointResult best = results.stream().min(PointResult.BEST_FIRST).orElseThrow();
        long tied = results.stream().filter(best::givesTheSameAs).count();
        List<PointResult> all = Stream.concat(results.stream(), probes.stream()).toList();
        return new SearchResult(
                spec.sampler(), spec.objective(), results, best, tied, DeadParameters.among(all), untuned, failures);
    }

    /** True if the points have several values of a parameter. */
    public boolean variesIn(String name) {
        return values(name, results).size() > 1;
    }

    /**
     * The parameters whose best value is the first or last of those tried, so that a better one may lie beyond. Zero is not
     * such an end, nor is a value that is not needed for the best result.
     */
    public List<String> atTheEdge() {
        List<PointResult> bests = results.stream().filter(best::givesTheSameAs).toList();
        return best.point().names().stream()
                .filter(name -> isEdge(values(name, results), values(name, bests)))
                .toList();
    }

    private static boolean isEdge(TreeSet<Long> tried, TreeSet<Long> bests) {
        long value = bests.first();
        return tried.size() > 1 && bests.size() == 1 && value != 0 && (value == tried.first() || value == tried.last());
    }

    private static TreeSet<Long> values(String name, List<PointResult> results) {
        return results.stream()
                .map(result -> result.point().valueE9(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sampler's name in results. */
    public String method() {
        return sampler.name().toLowerCase(Locale.ROOT);
    }
}
