package io.slipway.venue;

import io.slipway.venue.latency.LatencyModel;
import io.slipway.venue.latency.LatencyModels;
import java.util.function.IntFunction;

/**
 * The behaviour of a strategy run's venues.
 *
 * @param liquidity creates the ledger of one side for a number of venues
 * @param queue queue model of resting orders
 * @param latency latency of messages
 * @param rules requirements for orders
 * @param prints rules that match prints with changes of the book
 * @param bound the worst price of any fill by taking or at the midpoint
 */
public record VenueModels(
        IntFunction<LiquidityLedger> liquidity,
        QueueModel queue,
        LatencyModel latency,
        VenueRules rules,
        PrintRules prints,
        PriceBound bound) {

    /** Conserved liquidity, the pessimistic queue, no latency, any quantity at any price. */
    public static VenueModels defaults() {
        return new VenueModels(
                ConservedLiquidity::new,
                QueueModels.tradesOnly(),
                LatencyModels.none(),
                VenueRules.ANY,
                PrintRules.DEFAULT,
                PriceBound.NONE);
    }

    /** Returns these models with another liquidity ledger. */
    public VenueModels withLiquidity(IntFunction<LiquidityLedger> newLiquidity) {
        return new VenueModels(newLiquidity, queue, latency, rules, prints, bound);
    }

    /** Returns these models with another queue model. */
    public VenueModels withQueue(QueueModel newQueue) {
        return new VenueModels(liquidity, newQueue, latency, rules, prints, bound);
    }

    /** Returns these models with another latency model. */
    public VenueModels withLatency(LatencyModel newLatency) {
        return new VenueModels(liquidity, queue, newLatency, rules, prints, bound);
    }

    /** The same with other rules. */
    public VenueModels withRules(VenueRules newRules) {
        return new VenueModels(liquidity, queue, latency, newRules, prints, bound);
    }

    /** Returns these models with other rules for prints. */
    public VenueModels withPrints(PrintRules newPrints) {
        return new VenueModels(liquidity, queue, latency, rules, newPrints, bound);
    }

    /** Returns these models with another bound of prices. */
    public VenueModels withBound(PriceBound newBound) {
        return new VenueModels(liquidity, queue, latency, rules, prints, newBound);
    }
}
