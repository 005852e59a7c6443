package io.slipway.executions.measure;

import io.slipway.executions.rivals.StrategyCost;
import io.slipway.tca.Execution;
import io.slipway.tca.ExecutionQuality;
import io.slipway.tca.StrategyTca;
import java.util.List;

/**
 * The costs of an order that only market data tell.
 *
 * @param tca costs of the execution, as of a strategy
 * @param taker spreads of the fills that took
 * @param maker spreads of the fills that rested
 * @param improvement prices of the fills that took against the best bid and offer
 * @param bestPossible the least that taking the whole order could have cost with perfect foresight
 * @param filledBps cost of the filled quantity in bps of the arrival mid, which strategies are compared with; NaN without a fill
 * @param strategies costs of strategies for the filled quantity; empty if one of them has no cost
 * @param activity volume and volatility of the market
 */
public record MarketCosts(
        StrategyTca tca,
        ExecutionQuality taker,
        ExecutionQuality maker,
        PriceImprovement improvement,
        Execution bestPossible,
        double filledBps,
        List<StrategyCost> strategies,
        MarketActivity activity) {

    /** Copies the list. */
    public MarketCosts {
        strategies = List.copyOf(strategies);
    }
}
