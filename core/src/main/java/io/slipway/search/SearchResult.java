package io.slipway.search;

import io.slipway.model.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a parameter search found. The figures are in-sample: chosen and measured on the same data.
 *
 * @param sampler how the points were chosen
 * @param trials every point, in the sampler's order
 * @param best the best trial; of equal ones the first
 * @param tiedBest how many trials gave exactly what the best one gave, itself included
 * @param dead parameters that changed nothing
 * @param untuned what the standard parameters give, which nobody chose on this data
 */
public record SearchResult(
        Sampler sampler,
        List<PointResult> trials,
        PointResult best,
        long tiedBest,
        List<String> dead,
        PointResult untuned) {

    /** Copies the lists. */
    public SearchResult {
        trials = List.copyOf(trials);
        dead = List.copyOf(dead);
    }

    /**
     * Judges the trials.
     *
     * @param trials the sampled points, at least one
     * @param probes further points that only serve to tell which parameters matter
     * @param untuned the standard parameters
     */
    public static SearchResult of(
            Sampler sampler, Side side, List<PointResult> trials, List<PointResult> probes, PointResult untuned) {
        Comparator<PointResult> bestFirst = PointResult.bestFirst(side);
        PointResult best = trials.stream().min(bestFirst).orElseThrow();
        long tied = trials.stream()
                .filter(trial -> trial.execution().equals(best.execution()))
                .count();
        List<PointResult> all = Stream.concat(trials.stream(), probes.stream()).toList();
        return new SearchResult(sampler, trials, best, tied, DeadParameters.among(all), untuned);
    }

    /** Whether the points tried have several values of a parameter. */
    public boolean variesIn(String name) {
        return values(name, trials).size() > 1;
    }

    /**
     * The parameters whose best value is the first or last of those tried, so that a better one may lie beyond. Zero is not
     * such an end, nor is a value that is not needed for the best result.
     */
    public List<String> atTheEdge() {
        List<PointResult> bests = trials.stream()
                .filter(trial -> trial.execution().equals(best.execution()))
                .toList();
        return best.point().names().stream()
                .filter(name -> isEdge(values(name, trials), values(name, bests)))
                .toList();
    }

    private static boolean isEdge(TreeSet<Long> tried, TreeSet<Long> bests) {
        long value = bests.first();
        return tried.size() > 1 && bests.size() == 1 && value != 0 && (value == tried.first() || value == tried.last());
    }

    private static TreeSet<Long> values(String name, List<PointResult> trials) {
        return trials.stream().map(trial -> trial.point().valueE9(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sampler's name in results. */
    public String method() {
        return sampler.name().toLowerCase(Locale.ROOT);
    }
}
