package io.slipway.strategy;

/** The rows of market data with which a strategy is called. Timers, reports, halts and sessions call it in any case. */
public enum WakesOn {
    /** Every row. */
    EVERY_ROW,
    /** Rows after which {@link TradingContext#quotes} may show something else. */
    QUOTES,
    /** Rows after which they may show something else of the venues at the best price: other venues and the mid do not matter. */
    BEST_QUOTES,
    /** Those of {@link #QUOTES}, but not rows that show nothing else than fewer shares at a venue: who takes none of more takes none of fewer. */
    MORE_QUOTES,
    /** Those of {@link #BEST_QUOTES}, but not rows that show nothing else than fewer shares at a venue. */
    MORE_AT_BEST
}
