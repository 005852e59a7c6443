package io.slipway.model;

/** The price condition of an order. */
public enum OrderType {
    /** Trades at any price and never rests. */
    MARKET,
    /** Trades at its limit or better; the remaining quantity rests if the time in force allows it. */
    LIMIT,
    /** Rests at its limit; rejected if it would trade on arrival. */
    POST_ONLY,
    /** Rests hidden at the midpoint of the national best, which it follows, and is filled by trades inside the spread only. */
    MIDPOINT
}
