package io.slipway.venue;

import java.util.function.IntFunction;

/**
 * How the venues of a scenario behave.
 *
 * @param liquidity makes the ledger of what we take of one side, for a number of venues
 * @param queue where we stand when we rest
 * @param latency how long messages take
 * @param rules what an order must be
 */
public record VenueModels(
        IntFunction<LiquidityLedger> liquidity, QueueModel queue, LatencyModel latency, VenueRules rules) {

    /** Conserved liquidity, the pessimistic queue, no latency, any quantity at any price. */
    public static VenueModels defaults() {
        return new VenueModels(ConservedLiquidity::new, QueueModels.tradesOnly(), LatencyModels.none(), VenueRules.ANY);
    }

    /** The same with another ledger of what we take. */
    public VenueModels withLiquidity(IntFunction<LiquidityLedger> newLiquidity) {
        return new VenueModels(newLiquidity, queue, latency, rules);
    }

    /** The same with another queue. */
    public VenueModels withQueue(QueueModel newQueue) {
        return new VenueModels(liquidity, newQueue, latency, rules);
    }

    /** The same with another latency. */
    public VenueModels withLatency(LatencyModel newLatency) {
        return new VenueModels(liquidity, queue, newLatency, rules);
    }

    /** The same with other rules. */
    public VenueModels withRules(VenueRules newRules) {
        return new VenueModels(liquidity, queue, latency, newRules);
    }
}
