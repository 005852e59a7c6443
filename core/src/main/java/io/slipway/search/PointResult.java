package io.slipway.search;

import io.slipway.model.Side;
import io.slipway.tca.Execution;
import java.util.Comparator;

/**
 * One point of a parameter search and what it gave.
 *
 * @param point the parameters
 * @param execution what was filled with them, and its cash
 */
public record PointResult(ParameterPoint point, Execution execution) {

    /** Better first: more filled before less, then the better cash for the side; equals where both agree. */
    public static Comparator<PointResult> bestFirst(Side side) {
        return Comparator.<PointResult>comparingLong(trial -> -trial.execution().qty())
                .thenComparing(trial -> side == Side.BUY
                        ? trial.execution().cashE9()
                        : trial.execution().cashE9().negate());
    }
}
