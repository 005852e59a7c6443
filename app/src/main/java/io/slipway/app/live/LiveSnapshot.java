package io.slipway.app.live;

import io.slipway.engine.StrategyProgress;
import io.slipway.model.Instrument;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live run on one instrument at one moment. Immutable.
 *
 * @param instrument the instrument, whose steps the quantities are
 * @param rows rows of market data so far
 * @param clockNs time of the run, in nanoseconds since 1970 UTC
 * @param quote national best bid and offer; null if one of them is missing
 * @param orders the parent orders, in the order in which they became known
 * @param finished true if the run is at its end
 * @param commits commits of its state; -1 if it is not kept
 * @param lagRecords records of the stream that were not read at the last commit; -1 if not known
 */
public record LiveSnapshot(
        Instrument instrument,
        long rows,
        long clockNs,
        @Nullable NationalQuote quote,
        List<Order> orders,
        boolean finished,
        long commits,
        long lagRecords) {

    private static final double BPS = 1e4;

    /** Copies the list. */
    public LiveSnapshot {
        orders = List.copyOf(orders);
    }

    /** A snapshot of a run whose state is not kept. */
    LiveSnapshot(
            Instrument instrument,
            long rows,
            long clockNs,
            @Nullable NationalQuote quote,
            List<Order> orders,
            boolean finished) {
        this(instrument, rows, clockNs, quote, orders, finished, -1, -1);
    }

    /** The same with counts of what is kept. */
    LiveSnapshot withCounts(long commitsSoFar, long lag) {
        return new LiveSnapshot(instrument, rows, clockNs, quote, orders, finished, commitsSoFar, lag);
    }

    /** Symbol of the instrument. */
    String symbol() {
        return instrument.symbol();
    }

    /**
     * A parent order at the moment.
     *
     * @param id its name
     * @param parent its terms
     * @param arrival national best bid and offer at its start; null before it or if one of them was missing
     * @param strategies the strategies' orders and fills so far
     * @param finished true if it is at its end
     * @param held true if it is paused or cancelled
     * @param cancelled true if it is cancelled
     */
    public record Order(
            String id,
            ParentOrder parent,
            @Nullable NationalQuote arrival,
            List<StrategyProgress> strategies,
            boolean finished,
            boolean held,
            boolean cancelled) {

        /** Copies the list. */
        public Order {
            strategies = List.copyOf(strategies);
        }

        /**
         * Cost of what a strategy has filled against the mid at arrival, fees included, in basis points; positive when the order pays.
         * NaN before the first fill or without a mid at arrival.
         */
        double costBps(StrategyProgress strategy) {
            if (arrival == null || strategy.filledQty() == 0) {
                return Double.NaN;
            }
            double midE9 = arrival.twiceMidE9() / 2.0;
            double averageE9 = strategy.cashE9().doubleValue() / strategy.filledQty();
            return midE9 == 0 ? Double.NaN : parent.side().sign() * (averageE9 - midE9) / Math.abs(midE9) * BPS;
        }

        /** State of the order in one word. */
        String state(long clockNs) {
            if (finished) {
                return "finished";
            }
            if (held) {
                return cancelled ? "cancelled" : "paused";
            }
            return clockNs < parent.startNs() ? "waiting" : "working";
        }
    }
}
