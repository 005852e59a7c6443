package io.slipway.app.live;

import io.slipway.engine.StrategyProgress;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live run at one moment. Immutable.
 *
 * @param symbol symbol of the instrument
 * @param order the parent order
 * @param rows rows of market data so far
 * @param clockNs time of the run, in nanoseconds since 1970 UTC
 * @param quote national best bid and offer; null if one of them is missing
 * @param arrival national best bid and offer at the order's start; null before it or if one of them was missing
 * @param strategies the strategies' orders and fills so far
 * @param finished true if the order is at its end
 */
public record LiveSnapshot(
        String symbol,
        ParentOrder order,
        long rows,
        long clockNs,
        @Nullable NationalQuote quote,
        @Nullable NationalQuote arrival,
        List<StrategyProgress> strategies,
        boolean finished) {

    private static final double BPS = 1e4;

    /** Copies the list. */
    public LiveSnapshot {
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
        double midE9 = (arrival.bidPxE9() + arrival.askPxE9()) / 2.0;
        double averageE9 = strategy.cashE9().doubleValue() / strategy.filledQty();
        return midE9 == 0 ? Double.NaN : order.side().sign() * (averageE9 - midE9) / Math.abs(midE9) * BPS;
    }
}
