package io.slipway.search;

import java.math.BigDecimal;
import java.util.List;

/**
 * The figures by which points of a search are ranked: the lower first figure wins, the next one decides between equal ones.
 * A score without figures is unknown and ranks behind all others.
 *
 * @param figures lower is better, in any unit that all points share; without trailing zeros
 */
public record Score(List<BigDecimal> figures) implements Comparable<Score> {

    /** The score of a point that cannot be judged. */
    public static final Score UNKNOWN = new Score(List.of());

    /** Copies the list and drops trailing zeros, so that equal figures are equal objects. */
    public Score {
        figures = figures.stream().map(BigDecimal::stripTrailingZeros).toList();
    }

    /** A score of some figures, the one that matters most first. */
    public static Score of(BigDecimal... figures) {
        return new Score(List.of(figures));
    }

    /** True if there is a score. */
    public boolean isKnown() {
        return !figures.isEmpty();
    }

    @Override
    public int compareTo(Score other) {
        for (int i = 0; i < Math.min(figures.size(), other.figures.size()); i++) {
            int compared = figures.get(i).compareTo(other.figures.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(other.figures.size(), figures.size());
    }
}
