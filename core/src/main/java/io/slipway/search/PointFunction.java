package io.slipway.search;

import io.slipway.engine.Backtest;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.StrategySpec;
import io.slipway.strategy.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Works out parameter points. It is called from several threads at once, and the result of a point must depend on that point
 * alone: neither on the others of its batch nor on earlier calls.
 */
@FunctionalInterface
public interface PointFunction {

    /**
     * Results of some points, in their order.
     *
     * @throws RuntimeException if one of them cannot be worked out; a search then tries each of them alone
     */
    List<PointResult> results(List<Parameters> points);

    /**
     * A backtest as such a function: one pass over the tape for a batch of points.
     *
     * @param strategy the strategy under test with the parameters of a point
     */
    static PointFunction of(Backtest backtest, Function<Parameters, StrategySpec> strategy, Objective objective) {
        return points -> {
            List<StrategyResult> results =
                    backtest.runAll(points.stream().map(strategy).toList());
            List<PointResult> judged = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                StrategyResult result = results.get(i);
                judged.add(new PointResult(
                        points.get(i), result.execution(), objective.score().apply(result)));
            }
            return judged;
        };
    }
}
