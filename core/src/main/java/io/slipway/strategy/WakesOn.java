package io.slipway.strategy;

/** The rows of market data with which a strategy is called. Timers, reports, halts and sessions call it in any case. */
public enum WakesOn {
    /** Every row. */
    EVERY_ROW,
    /** Rows after which {@link TradingContext#quotes} may show something else. */
    QUOTES,
    /** Rows after which they may show something else of the venues at the best price: other venues and the mid do not matter. */
    BEST_QUOTES
}
