package io.slipway.strategy;

import io.slipway.market.MarketView;
import io.slipway.model.ParentOrder;
import io.slipway.outflow.OutflowEstimation;
import io.slipway.outflow.OutflowFlows;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModel;

/**
 * All that a strategy is told before its run begins. Nothing in it is of the future.
 *
 * @param order the parent order
 * @param schedule slice length, volume curve and the like
 * @param queue the assumption of the run on the place of a resting order in its queue
 * @param prints the rules of the run that match prints with changes of a venue's book
 * @param outflow the way in which the run estimates how fast queues empty
 * @param market the market as received, empty before the first row arrives; it changes as the run goes on
 * @param parameters the strategy's own parameters, complete
 * @param outflows the hypothetical orders of this market, which strategies share
 */
public record StrategySetup(
        ParentOrder order,
        ScheduleSettings schedule,
        QueueModel queue,
        PrintRules prints,
        OutflowEstimation outflow,
        MarketView market,
        Parameters parameters,
        OutflowFlows outflows) {

    /** Number of venues. */
    public int venues() {
        return market.venues();
    }

    /**
     * A parameter of shares, coins or contracts in whole steps, as all quantities of a run are.
     *
     * @throws IllegalArgumentException if there is no such parameter, or it is no whole number of steps
     */
    public long steps(String parameter) {
        return schedule.steps(parameters.valueE9(parameter));
    }

    /** The same with other parameters. */
    StrategySetup withParameters(Parameters newParameters) {
        return new StrategySetup(order, schedule, queue, prints, outflow, market, newParameters, outflows);
    }
}
