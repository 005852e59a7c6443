package io.slipway.strategy;

import io.slipway.market.MarketUpdate;
import io.slipway.model.ExecutionReport;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.List;

/**
 * A way to execute a parent order. One object serves one run, is called by one thread, and sees the market as received; all
 * that it may do it does through the {@link TradingContext}. Each method does nothing unless it is overridden; most strategies
 * need {@link #decide} alone:
 *
 * <pre>{@code
 * final class TakeHalfOfTheBest implements Strategy {
 *     public void decide(TradingContext context) {
 *         int venue = context.market().asks().firstAtBest();
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>Order of the calls: {@link #onMarket} for each row from {@link #receivesFromNs} on; {@link #onStart} once, when the order's
 * window opens, before the first row of the window; then {@code onMarket}, {@link #onFill}, {@link #onReport} and {@link
 * #onTimer} as things happen, and {@link #decide} after them. Orders can be sent from {@code onStart} on. After the last share is
 * filled no method is called, and with rows none while it is {@linkplain #idleUntilNs idle}.
 */
public interface Strategy {

    /** The order's window opens. */
    default void onStart(TradingContext context) {}

    /**
     * A row of market data has been received, and {@link TradingContext#market} shows it.
     *
     * @param update valid during the call only
     */
    default void onMarket(MarketUpdate update, TradingContext context) {}

    /** Shares of an order of its own were filled: the report has been received, and the context's quantities show it. */
    default void onFill(ExecutionReport fill, TradingContext context) {}

    /** A report on an order of its own that is no fill has been received: accepted, rejected, cancelled, expired, replaced. */
    default void onReport(ExecutionReport report, TradingContext context) {}

    /** A timer that was set by this name is due; it is no longer set. */
    default void onTimer(String name, TradingContext context) {}

    /**
     * The moment to act: called after each row that is no print, after timers, after reports that took time to arrive, and at the
     * start of the window at the latest. A report that arrives at once, while the strategy is sending, is told by {@link #onFill}
     * or {@link #onReport} only. A strategy that acts on prints or on such reports sets a timer in {@link #onMarket} or there.
     */
    default void decide(TradingContext context) {}

    /**
     * The time from which on it receives the market, to warm up, for an order that starts at {@code startNs}.
     *
     * @return ns since 1970 UTC, at most {@code startNs}
     */
    default long receivesFromNs(long startNs) {
        return startNs;
    }

    /**
     * The time before which rows of the market, whatever they show, would neither make it act nor tell it anything, as of its last {@link
     * #decide}; before the window as of its last {@link #onMarket}. It is not called with them, until a timer, a report or the start
     * of the window comes. Outflow estimators that share hypothetical orders go on to learn from them.
     *
     * @return ns since 1970 UTC; {@link Long#MIN_VALUE}, as long as it is not overridden, to be called with every row
     */
    default long idleUntilNs() {
        return Long.MIN_VALUE;
    }

    /**
     * The shares that the best levels of all venues must show together before it acts on them, as of its last {@link #decide}, and until
     * a timer or a report comes. It may be called with less.
     *
     * @return zero, as long as it is not overridden, if it may act on any quotes
     */
    default long leastDisplayedQty() {
        return 0;
    }

    /**
     * The rows that it is called with, as of its last {@link #decide}, and until a timer, a report or the end of a halt comes: all others
     * would neither make it act nor tell it anything. Prints are rows of no quotes. It may be called with more.
     *
     * @return {@link WakesOn#EVERY_ROW}, as long as it is not overridden
     */
    default WakesOn wakesOn() {
        return WakesOn.EVERY_ROW;
    }

    /**
     * The same where the orders that it sent in its last {@link #decide} were filled at once and it was told of the fills, but of nothing
     * else.
     *
     * @return {@link WakesOn#EVERY_ROW}, as long as it is not overridden
     */
    default WakesOn wakesAfterFills() {
        return WakesOn.EVERY_ROW;
    }

    /** Quantity due by time, as far as it follows from the order alone; empty where it does not. */
    default List<Milestone> plan() {
        return List.of();
    }

    /** Adds all that it remembers to the state of a run. A strategy without fields that change has nothing to add. */
    default void save(StateWriter state) {}

    /** Takes over what {@link #save} of a strategy of the same definition added. */
    default void restore(StateReader state) {}
}
