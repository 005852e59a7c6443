package io.slipway.search;

import io.slipway.strategy.Parameters;
import io.slipway.tca.Execution;
import java.util.Comparator;

/**
 * One parameter point of a search and its result.
 *
 * @param point the parameters
 * @param execution the quantity filled with them, and its cash
 * @param score the objective's judgement
 */
public record PointResult(Parameters point, Execution execution, Score score) {

    /** Better first. */
    static final Comparator<PointResult> BEST_FIRST = Comparator.comparing(PointResult::score);

    /** True if another point gave exactly the same result. */
    public boolean givesTheSameAs(PointResult other) {
        return execution.equals(other.execution) && score.equals(other.score);
    }
}
