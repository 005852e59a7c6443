package io.slipway.executions.measure;

import io.slipway.calendar.TradingHours;
import io.slipway.engine.Latency;
import io.slipway.executions.rivals.OrderRunner;
import io.slipway.model.FeeTable;
import io.slipway.model.Instrument;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Settings of a measurement, beside market data and executions.
 *
 * @param hours hours in which orders work
 * @param fees fees of the strategies, and of fills that state none
 * @param venues finds the venues of fills in the data
 * @param participation rate of the participation-weighted price, between 0 and 1
 * @param staleNs age in ns beyond which a venue's quotes are left out of the best; zero for no limit
 * @param runner strategies that work the same orders
 * @param reach venues and quotes of the router that sent the orders
 * @param instrument gives the quantity step and the multiplier; its symbol does not matter
 */
public record MeasureTerms(
        TradingHours hours,
        Fees fees,
        VenueMatch venues,
        double participation,
        long staleNs,
        OrderRunner runner,
        Reach reach,
        Instrument instrument) {

    /**
     * Venues and market data of a router.
     *
     * @param publisherIds venues of the data that it sends orders to
     * @param latency of the market data that it receives; its orders do not matter here
     */
    public record Reach(Set<Integer> publisherIds, Latency latency) {

        /** No venue. */
        public static final Reach NONE = new Reach(Set.of(), Latency.NONE);

        /** Copies the set. */
        public Reach {
            publisherIds = Set.copyOf(publisherIds);
        }
    }

    /**
     * Fees by date.
     *
     * @param byTime the fees at a time in ns since 1970 UTC
     * @param areGiven false if nobody stated any, so that those of all venues are zero for want of knowledge; a zero may be given
     */
    public record Fees(LongFunction<FeeTable> byTime, boolean areGiven) {

        /** Nobody stated any. */
        public static final Fees NONE = new Fees(timeNs -> FeeTable.FREE, false);

        /** The fees at a time in ns since 1970 UTC. */
        FeeTable at(long timeNs) {
            return byTime.apply(timeNs);
        }
    }

    /** No fees, the venues' own ids, a tenth of the volume, no strategies. */
    public static MeasureTerms of(TradingHours hours) {
        return new MeasureTerms(
                hours, Fees.NONE, VenueMatch.EXACT, 0.1, 0, OrderRunner.NONE, Reach.NONE, new Instrument("any"));
    }

    /** The same with strategies. */
    public MeasureTerms with(OrderRunner newRunner) {
        return new MeasureTerms(hours, fees, venues, participation, staleNs, newRunner, reach, instrument);
    }

    /** The same with another reach. */
    public MeasureTerms with(Reach newReach) {
        return new MeasureTerms(hours, fees, venues, participation, staleNs, runner, newReach, instrument);
    }

    /** Finds the venue of a fill among the publishers of market data, since one venue has several publisher ids. */
    @FunctionalInterface
    public interface VenueMatch {

        /** The same publisher id. */
        VenueMatch EXACT = (publisherId, known) -> publisherId;

        /**
         * The publisher id of the same venue among those of the data, or the given one if there is none.
         *
         * @param known publisher ids of the market data, ascending
         */
        int of(int publisherId, int[] known);
    }
}
