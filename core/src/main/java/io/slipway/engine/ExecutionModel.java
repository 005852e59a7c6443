package io.slipway.engine;

import io.slipway.model.Instrument;
import io.slipway.outflow.OutflowEstimation;
import io.slipway.outflow.OutflowEstimations;
import io.slipway.tape.MarketRows;
import io.slipway.tca.WhatIfImpact;
import io.slipway.venue.ConservedLiquidity;
import io.slipway.venue.LiquidityLedger;
import io.slipway.venue.PriceBound;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModel;
import io.slipway.venue.QueueModels;
import io.slipway.venue.ResilientLiquidity;
import io.slipway.venue.VenueModels;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The assumptions about the market's response to a strategy.
 *
 * @param latency latency of market data, orders and reports
 * @param queue queue model of resting orders
 * @param refillHalfLifeNs time in which others refill half of the size taken, in ns; zero for never
 * @param staleNs age in ns beyond which a venue's quotes get no order; zero for no limit
 * @param outflow estimate of the queues' outflow, for strategies that need one
 * @param impact what our taking might have cost besides, told apart from all costs; null for none
 * @param liquidity makes a ledger of taken size for a number of venues; null for conserved or refilled liquidity
 * @param prints rules that match prints with changes of a venue's book
 */
public record ExecutionModel(
        Latency latency,
        QueueModel queue,
        long refillHalfLifeNs,
        long staleNs,
        OutflowEstimation outflow,
        @Nullable WhatIfImpact impact,
        @Nullable IntFunction<LiquidityLedger> liquidity,
        PrintRules prints) {

    /** Everything at once, the pessimistic queue, conserved liquidity, quotes that stand until the next row. */
    public static final ExecutionModel DEFAULT = new ExecutionModel(
            Latency.NONE,
            QueueModels.tradesOnly(),
            0,
            0,
            OutflowEstimations.calibrated(),
            null,
            null,
            PrintRules.DEFAULT);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a time is negative, or size refills although another model of liquidity is given
     */
    public ExecutionModel {
        if (refillHalfLifeNs < 0 || staleNs < 0) {
            throw new IllegalArgumentException(
                    "times are zero or more: refillHalfLifeNs=" + refillHalfLifeNs + ", staleNs=" + staleNs);
        }
        if (liquidity != null && refillHalfLifeNs != 0) {
            throw new IllegalArgumentException(
                    "a model of liquidity has its own refill: refillHalfLifeNs=" + refillHalfLifeNs + ", expected 0");
        }
    }

    /** The same with another latency. */
    public ExecutionModel withLatency(Latency newLatency) {
        return new ExecutionModel(newLatency, queue, refillHalfLifeNs, staleNs, outflow, impact, liquidity, prints);
    }

    /** The same with another queue. */
    public ExecutionModel withQueue(QueueModel newQueue) {
        return new ExecutionModel(latency, newQueue, refillHalfLifeNs, staleNs, outflow, impact, liquidity, prints);
    }

    /**
     * These conditions, if {@code rows} have what they need.
     *
     * @throws IllegalArgumentException if the place in the queue is to be exact and the rows do not name orders
     */
    public ExecutionModel checkedAgainst(MarketRows rows) {
        queue.requireData(rows.namesOrders());
        return this;
    }

    /** A new ledger of what is taken of one side. */
    LiquidityLedger newLedger(int venues) {
        if (liquidity != null) {
            return liquidity.apply(venues);
        }
        return refillHalfLifeNs == 0
                ? new ConservedLiquidity(venues, prints)
                : new ResilientLiquidity(venues, refillHalfLifeNs, prints);
    }

    VenueModels venueModels(IntFunction<LiquidityLedger> ledgers, PriceBound bound) {
        return VenueModels.defaults()
                .withLiquidity(ledgers)
                .withLatency(latency.orders())
                .withQueue(queue)
                .withPrints(prints)
                .withBound(bound);
    }

    /** The same model with assumed volumes in whole steps of an instrument. */
    public ExecutionModel inStepsOf(Instrument instrument) {
        return impact == null
                ? this
                : new ExecutionModel(
                        latency,
                        queue,
                        refillHalfLifeNs,
                        staleNs,
                        outflow,
                        impact.inStepsOf(instrument),
                        liquidity,
                        prints);
    }
}
