package io.slipway.model;

/** What an order does about its price. */
public enum OrderType {
    /** Trades at any price and never rests. */
    MARKET,
    /** Trades at its limit or better; what is left rests if its time in force lets it. */
    LIMIT,
    /** Rests, and is rejected where it would trade on arrival. */
    POST_ONLY
}
