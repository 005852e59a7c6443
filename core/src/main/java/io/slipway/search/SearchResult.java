package io.slipway.search;

import io.slipway.model.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        Sampler sampler, List<Trial> trials, Trial best, long tiedBest, List<String> dead, Trial untuned) {

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
    public static SearchResult of(Sampler sampler, Side side, List<Trial> trials, List<Trial> probes, Trial untuned) {
        Comparator<Trial> bestFirst = Trial.bestFirst(side);
        Trial best = trials.stream().min(bestFirst).orElseThrow();
        long tied = trials.stream()
                .filter(trial -> trial.execution().equals(best.execution()))
                .count();
        List<Trial> all = Stream.concat(trials.stream(), probes.stream()).toList();
        return new SearchResult(sampler, trials, best, tied, DeadParameters.among(all), untuned);
    }

    /** The sampler's name in results. */
    public String method() {
        return sampler.name().toLowerCase(Locale.ROOT);
    }
}
